package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.disk.DurableFiles;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.vault.SealedFiles;
import org.cunzheng.vault.VaultScope;

/** Keeps the files of packets beside the vault, named by their digests; the log says which of them were made. */
@Singleton
final class PacketShelf {
    private final EvidenceLog evidence;
    private final TransparencyLog log;
    private final SealedFiles files;
    private final Path data;
    private final Path folder;

    PacketShelf(
            EvidenceLog evidence, TransparencyLog log, SealedFiles files, @Value("${cunzheng.data:data}") String data) {
        this.evidence = evidence;
        this.log = log;
        this.files = files;
        this.data = Path.of(data);
        this.folder = folder(data);
    }

    /** Where packets lie, a folder for each case file. */
    static Path folder(String data) {
        return Path.of(data).resolve("packets");
    }

    /** Where those of a case file lie; made where it is not there yet. */
    Path home(CaseFileId caseFile) throws IOException {
        return Files.createDirectories(place(caseFile));
    }

    /** The packets made of a case file, newest first. */
    List<KeptPacket> of(CaseFile caseFile) {
        CaseRecord caseRecord = evidence.read(caseFile);
        return caseRecord.packets().reversed().stream()
                .map(entry -> kept(caseRecord, entry))
                .toList();
    }

    /** A packet of the case file by its id. */
    Optional<KeptPacket> find(CaseFile caseFile, UUID id) {
        return of(caseFile).stream().filter(packet -> packet.id().equals(id)).findFirst();
    }

    /** Gives the two finished files their names, which their bytes alone decide, once they are on disk; the names are there too. */
    void keep(CaseFileId caseFile, Path pdf, Sha256 pdfDigest, Path bundle, Sha256 bundleDigest) throws IOException {
        Path home = home(caseFile);
        DurableFiles.keep(pdf, home, pdfDigest + KeptFile.PDF + KeptFile.SEALED);
        DurableFiles.keep(bundle, home, bundleDigest + KeptFile.BUNDLE + KeptFile.SEALED);
        // The folder's own name is new where this is its first packet.
        DurableFiles.flushFolder(folder);
        DurableFiles.flushFolder(data);
    }

    /** Of two acts under one wish at once one is sealed; the other's files would lie there unnamed by any entry. */
    void dropWhereAnotherWasSealed(CaseFile caseFile, Sha256 pdf, Sha256 bundle) throws IOException {
        List<KeptPacket> sealed = of(caseFile);
        if (sealed.stream().noneMatch(packet -> packet.pdfDigest().equals(pdf))) {
            Files.deleteIfExists(kept(caseFile.id(), KeptFile.PDF, pdf).path());
        }
        if (sealed.stream().noneMatch(packet -> packet.bundleDigest().equals(bundle))) {
            Files.deleteIfExists(kept(caseFile.id(), KeptFile.BUNDLE, bundle).path());
        }
    }

    /** Begins to write an empty file, encrypted under the key of the case file. */
    SealedFiles.Writing write(CaseFileId caseFile, Path file) throws IOException {
        return files.write(scope(caseFile), file);
    }

    /** A file that was just written, before it has its name. */
    KeptFile written(CaseFileId caseFile, Path file, Sha256 digest) {
        return new KeptFile(file, digest, scope(caseFile), files);
    }

    private KeptPacket kept(CaseRecord caseRecord, Entry entry) {
        UUID id = UUID.fromString(needed(entry, "packet"));
        Sha256 pdfDigest = Sha256.parse(needed(entry, "pdfSha256"));
        Sha256 bundleDigest = Sha256.parse(needed(entry, "bundleSha256"));
        KeptFile pdf = kept(entry.caseFile(), KeptFile.PDF, pdfDigest);
        KeptFile bundle = kept(entry.caseFile(), KeptFile.BUNDLE, bundleDigest);
        long size = Long.parseLong(needed(entry, "logSize"));
        boolean areThere = pdf.isThere() && bundle.isThere();
        return new KeptPacket(
                id,
                entry.recordedAt(),
                pdf,
                bundle,
                new Checkpoint(size, Sha256.parse(needed(entry, "logRoot"))),
                Integer.parseInt(needed(entry, "exhibits")),
                Integer.parseInt(needed(entry, "findings")),
                Redaction.of(entry),
                count(entry, "withheldFieldCount"),
                count(entry, "withheldFileCount"),
                areThere,
                !areThere && mayHoldErased(caseRecord, entry, size));
    }

    /** Whether something was erased since that was in the log when the packet was made. */
    private boolean mayHoldErased(CaseRecord caseRecord, Entry packet, long size) {
        return caseRecord.erasures().stream()
                .filter(erasure -> erasure.arrival() > packet.arrival())
                .flatMap(erasure -> log.place(erasure.erased()).stream())
                .anyMatch(place -> place < size);
    }

    /** None of a packet that withholds nothing. */
    private static int count(Entry entry, String field) {
        return entry.text(field).map(Integer::parseInt).orElse(0);
    }

    private static String needed(Entry entry, String field) {
        return entry.text(field)
                .orElseThrow(() -> new IllegalStateException("entry " + entry.id() + " has no " + field));
    }

    private Path place(CaseFileId caseFile) {
        return folder.resolve(caseFile.toString());
    }

    private KeptFile kept(CaseFileId caseFile, String ending, Sha256 digest) {
        return KeptFile.in(place(caseFile), ending, digest, scope(caseFile), files);
    }

    /** The case file's originals are in the same. */
    static VaultScope scope(CaseFileId caseFile) {
        return new VaultScope(caseFile.value());
    }
}
