package org.cunzheng.packet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.integrity.Sha256;

/**
 * Writes the bundle: PDF, entries, originals, manifest and list of digests, in one zip whose every byte the input
 * determines. Nothing is held in memory but entries and manifest.
 */
public final class BundleWriter {
    private static final String INSTRUCTIONS = "/reports/bundle/HOW-TO-CHECK.txt";

    private BundleWriter() {}

    /**
     * Writes the whole bundle or, when it cannot be a plain zip, nothing. The stream is flushed and left open.
     *
     * @throws IllegalArgumentException if an entry or an original comes twice
     * @throws IllegalStateException if an original is not what its digest and size say; what was written is then worthless
     */
    public static BundleOutcome write(BundleInput input, OutputStream out) throws IOException {
        SortedMap<String, BundleFile> files = files(input);
        long size = StoredZip.size(files.values());
        if (size > StoredZip.LARGEST) {
            return new BundleOutcome.TooLarge(size, StoredZip.LARGEST);
        }
        if (files.size() > StoredZip.MOST_FILES) {
            return new BundleOutcome.TooManyFiles(files.size(), StoredZip.MOST_FILES);
        }
        StoredZip zip = new StoredZip(out);
        for (BundleFile file : files.values()) {
            zip.add(file);
        }
        zip.finish();
        return new BundleOutcome.Written(size);
    }

    private static SortedMap<String, BundleFile> files(BundleInput input) throws IOException {
        SortedMap<String, BundleFile> files = new TreeMap<>();
        add(files, BundleFile.measured("complaint.pdf", input.complaintPdf()));
        add(files, BundleFile.of("HOW-TO-CHECK.txt", instructions()));
        for (DisclosedEntry entry : input.entries()) {
            add(files, BundleFile.of(BundleManifest.path(entry), BundleManifest.entry(entry)));
        }
        for (BundleFile file : new LogFiles(input.log()).files()) {
            add(files, file);
        }
        for (BundleInput.Original original : input.originals()) {
            String path = "originals/" + original.digest() + "." + original.extension();
            add(files, new BundleFile(path, original.size(), original.digest(), original.content()));
        }
        byte[] manifest = BundleManifest.manifest(input, files);
        add(files, BundleFile.of("manifest.json", manifest));
        // What signs the manifest cannot be in it.
        String note = input.log().signer().manifest(Sha256.of(manifest));
        add(files, BundleFile.of("manifest.note.txt", note.getBytes(UTF_8)));
        add(files, BundleFile.of("SHA256SUMS", BundleManifest.sums(files)));
        return files;
    }

    private static void add(SortedMap<String, BundleFile> files, BundleFile file) {
        if (files.putIfAbsent(file.path(), file) != null) {
            throw new IllegalArgumentException("twice in one bundle: " + file.path());
        }
    }

    private static byte[] instructions() throws IOException {
        try (InputStream in = BundleWriter.class.getResourceAsStream(INSTRUCTIONS)) {
            if (in == null) {
                throw new IllegalStateException("missing from the product: " + INSTRUCTIONS);
            }
            return in.readAllBytes();
        }
    }
}
