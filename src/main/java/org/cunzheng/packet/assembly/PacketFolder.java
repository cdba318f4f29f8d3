package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.DamagedOriginal;
import org.cunzheng.vault.DamagedOriginal.KeyLost;
import org.cunzheng.vault.SealedFiles;

/** The files of kept packets: which entries are in them, and their end. */
@Singleton
class PacketFolder {
    private static final Pattern HOME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final CustodyLog log;
    private final SealedFiles files;
    private final Path folder;

    PacketFolder(CustodyLog log, SealedFiles files, @Value("${cunzheng.data:data}") String data) {
        this.log = log;
        this.files = files;
        this.folder = PacketShelf.folder(data);
    }

    /** Whether an archive has one of the entries in it; of one that cannot be read nobody knows, so it may. */
    static boolean mayHold(KeptFile bundle, Set<EntryId> entries) {
        try {
            return holds(bundle, entries);
        } catch (KeyLost lost) {
            return true;
        }
    }

    /**
     * By its directory: one in plain is not read whole here, and is not taken for damaged for a byte elsewhere in it.
     *
     * @throws KeyLost where it can be read again once the key is back, so that nothing is to be concluded
     */
    private static boolean holds(KeptFile bundle, Set<EntryId> entries) {
        Set<String> paths =
                entries.stream().map(entry -> "entries/" + entry + ".json").collect(Collectors.toSet());
        try (SeekableByteChannel content = bundle.openUncompared()) {
            return BundleDirectory.names(content).stream().anyMatch(paths::contains);
        } catch (KeyLost lost) {
            throw lost;
        } catch (ZipException | EOFException | DamagedOriginal damaged) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the kept packets of a case file that have one of the entries in them, and files of packets that no entry names,
     * which a crash has left, and PDFs of which the archive is lost; to repeat is harmless. Nothing of the case file is sealed
     * meanwhile, so that no file is taken for unnamed whose entry is just coming. A file that is still being written stays: what
     * comes of it is not kept where something in it was erased, and what nobody finishes is swept away.
     */
    @Transactional
    void destroy(CaseFileId caseFile, Set<EntryId> entries) {
        Path home = folder.resolve(caseFile.toString());
        if (!Files.isDirectory(home)) {
            return;
        }
        log.hold(caseFile);
        Map<String, String> pdfs = new HashMap<>();
        for (Entry entry : log.entries(caseFile)) {
            if (entry.kind() == EntryKind.PACKET_MADE) {
                pdfs.put(
                        entry.text("bundleSha256").orElse("") + KeptFile.BUNDLE,
                        entry.text("pdfSha256").orElse("") + KeptFile.PDF);
            }
        }
        try {
            for (Map.Entry<String, String> packet : pdfs.entrySet()) {
                if (!Files.exists(home.resolve(packet.getKey()))
                        && !Files.exists(home.resolve(packet.getKey() + KeptFile.SEALED))) {
                    deleteBoth(home, packet.getValue());
                }
            }
            destroy(caseFile, list(home), pdfs, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that cannot be read or deleted does not keep the others; the first of such failures is thrown at the end. */
    private void destroy(CaseFileId caseFile, List<Path> files, Map<String, String> pdfs, Set<EntryId> entries) {
        List<RuntimeException> failed = new ArrayList<>();
        for (Path file : files) {
            try {
                destroy(caseFile, file, pdfs, entries);
            } catch (IOException e) {
                failed.add(new UncheckedIOException(e));
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private void destroy(CaseFileId caseFile, Path file, Map<String, String> pdfs, Set<EntryId> entries)
            throws IOException {
        String name = KeptFile.plainName(file);
        if (PacketSweep.isPart(file)) {
            return;
        }
        if (!pdfs.containsKey(name) && !pdfs.containsValue(name)) {
            Files.deleteIfExists(file);
        } else if (name.endsWith(KeptFile.BUNDLE) && holds(bundle(caseFile, file), entries)) {
            // The archive goes last: as long as it is there, it shows what is still to be done.
            deleteBoth(folder.resolve(caseFile.toString()), pdfs.getOrDefault(name, name));
            Files.deleteIfExists(file);
        }
    }

    private KeptFile bundle(CaseFileId caseFile, Path file) {
        String digest = KeptFile.plainName(file).replace(KeptFile.BUNDLE, "");
        return new KeptFile(file, Sha256.parse(digest), PacketShelf.scope(caseFile), files);
    }

    /** Encrypted, and in plain. */
    private static void deleteBoth(Path home, String name) throws IOException {
        Files.deleteIfExists(home.resolve(name));
        Files.deleteIfExists(home.resolve(name + KeptFile.SEALED));
    }

    /** The case files of which packets lie here. */
    List<CaseFileId> caseFiles() {
        try {
            return Files.isDirectory(folder)
                    ? list(folder).stream()
                            .filter(Files::isDirectory)
                            .map(home -> home.getFileName().toString())
                            .filter(HOME.asMatchPredicate())
                            .map(CaseFileId::parse)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
