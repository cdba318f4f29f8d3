package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A packet as somebody sees it who looks for one thing in every byte of it, opened as far as it opens. */
final class SearchedPacket {
    /** What was looked into, each byte as one character: a searched text can stand in any of the encodings. */
    private final List<String> everything = new ArrayList<>();

    private final Map<String, byte[]> members = new TreeMap<>();
    private final String text;

    private SearchedPacket(byte[] zip) throws IOException {
        keep(zip);
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        }
        byte[] pdf = member("complaint.pdf");
        CompletableFuture<String> poppler = CompletableFuture.supplyAsync(() -> poppler(pdf));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                open(document.getDocument().getObjectFromPool(key).getObject());
            }
            open(document.getDocument().getTrailer());
            text = solid(new PDFTextStripper().getText(document)) + solid(poppler.join());
        }
        keep(text.getBytes(UTF_8));
    }

    static SearchedPacket of(KeptPacket packet) throws IOException {
        return new SearchedPacket(Opened.bytes(packet.bundle()));
    }

    byte[] member(String path) {
        byte[] bytes = members.get(path);
        if (bytes == null) {
            throw new AssertionError("no " + path + " in the packet");
        }
        return bytes;
    }

    List<String> paths() {
        return List.copyOf(members.keySet());
    }

    /** The words on the PDF's pages without white space, as two readers see them. */
    String text() {
        return text;
    }

    boolean holds(String searched) {
        return List.of(UTF_8, UTF_16BE, UTF_16LE).stream()
                .map(searched::getBytes)
                .anyMatch(this::holds);
    }

    boolean holds(byte[] searched) {
        String needle = new String(searched, ISO_8859_1);
        return everything.stream().anyMatch(bytes -> bytes.contains(needle));
    }

    private void keep(byte[] bytes) {
        everything.add(new String(bytes, ISO_8859_1));
    }

    private void open(COSBase object) throws IOException {
        switch (object) {
            case COSStream stream -> {
                try (InputStream in = stream.createInputStream()) {
                    keep(in.readAllBytes());
                }
                strings(stream);
            }
            case COSDictionary dictionary -> strings(dictionary);
            case COSArray array -> {
                for (COSBase item : array) {
                    direct(item);
                }
            }
            case COSString string -> keep(string.getBytes());
            case null, default -> {}
        }
    }

    private void strings(COSDictionary dictionary) throws IOException {
        for (var item : dictionary.entrySet()) {
            keep(item.getKey().getName().getBytes(UTF_8));
            direct(item.getValue());
        }
    }

    /** What is not an object of its own is opened with what it stands in. */
    private void direct(COSBase item) throws IOException {
        if (item instanceof COSString || item instanceof COSArray || item instanceof COSDictionary) {
            if (!(item instanceof COSStream)) {
                open(item);
            }
        }
    }

    private static String poppler(byte[] pdf) {
        try {
            Path file = Files.createTempFile("searched-", ".pdf");
            try {
                Files.write(file, pdf);
                Process process = new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String said = new String(process.getInputStream().readAllBytes(), UTF_8);
                if (process.waitFor() != 0) {
                    throw new AssertionError("pdftotext cannot read it");
                }
                return said;
            } finally {
                Files.delete(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String solid(String text) {
        return text.replaceAll("\\s", "");
    }
}
