package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Disclosure;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.SignedCheckpoint;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.MerkleView;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.LawBase;
import org.cunzheng.packet.BundleOutcome;
import org.cunzheng.packet.BundleWriter;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Content;
import org.cunzheng.packet.pdf.PacketRenderer;

/** Makes packets and keeps them beside the vault; what was made is never made over. */
@Singleton
public class Packets {
    private static final String MAKING = "making-";
    private static final String PART = ".part";

    /** No packet takes as long; what is older belongs to a process that is no more. */
    private static final Duration LONGEST_MAKING = Duration.ofHours(1);

    /** With more, a packet takes many minutes to make and nobody reads it to its end. */
    private static final int MOST_EXHIBITS = 5_000;

    private final Turns turns;
    private final CustodyLog log;
    private final Sequencer sequencer;
    private final TransparencyLog transparency;
    private final LogProofs proofs;
    private final EvidenceLog evidence;
    private final Originals originals;
    private final CaseFindings findings;
    private final LawBase law;
    private final Clock clock;
    private final Path folder;

    Packets(
            Turns turns,
            CustodyLog log,
            Sequencer sequencer,
            TransparencyLog transparency,
            LogProofs proofs,
            EvidenceLog evidence,
            Originals originals,
            CaseFindings findings,
            LawBase law,
            Clock clock,
            @Value("${cunzheng.data:data}") String data) {
        this.turns = turns;
        this.log = log;
        this.sequencer = sequencer;
        this.transparency = transparency;
        this.proofs = proofs;
        this.evidence = evidence;
        this.originals = originals;
        this.findings = findings;
        this.law = law;
        this.clock = clock;
        this.folder = Path.of(data).resolve("packets");
    }

    /**
     * Makes a packet of what the log holds now and seals that it was made.
     *
     * @param request names the wish once, and the packet: the same again gives the packet of the first time
     * @throws KeyReused where something else was sealed under it before; nothing is drawn then
     */
    public Making make(CaseFile caseFile, UUID request) {
        Optional<Making> before = before(caseFile, request);
        return before.orElseGet(() ->
                turns.take(caseFile.id(), () -> before(caseFile, request).orElseGet(() -> makeNow(caseFile, request))));
    }

    private Optional<Making> before(CaseFile caseFile, UUID request) {
        return evidence.sealed(caseFile, request)
                .map(_ -> new Making.Made(find(caseFile, request).orElseThrow(KeyReused::new)));
    }

    private Making makeNow(CaseFile caseFile, UUID request) {
        SignedCheckpoint signed = sequencer.sequence();
        Checkpoint checkpoint = signed.checkpoint();
        MerkleView tree = transparency.tree(checkpoint.size());
        Map<EntryId, Long> places = transparency.places(caseFile.id());
        List<Disclosure> disclosures = log.disclosures(caseFile.id()).stream()
                .filter(disclosure -> places.getOrDefault(disclosure.entry().id(), Long.MAX_VALUE) < checkpoint.size())
                .toList();
        CaseRecord caseRecord =
                CaseRecord.of(disclosures.stream().map(Disclosure::entry).toList());
        if (caseRecord.counting().isEmpty()) {
            return new Making.NothingToShow();
        }
        if (caseRecord.counting().size() > MOST_EXHIBITS) {
            return new Making.TooManyExhibits(caseRecord.counting().size(), MOST_EXHIBITS);
        }
        List<SuggestedFinding> confirmed = findings.confirmed(caseFile.details(), caseRecord);
        OriginalReader reader = new OriginalReader(originals, caseFile.id());
        try {
            ComplaintPacket packet = new PacketComposer(law)
                    .compose(
                            caseFile,
                            caseRecord,
                            confirmed,
                            ZonedDateTime.now(clock),
                            new ComplaintPacket.LogState(
                                    checkpoint.size(),
                                    checkpoint.root(),
                                    signed.note(),
                                    transparency.verifierKey(),
                                    places),
                            new ComplaintPacket.Versions(
                                    ProductVersion.TEXT, findings.ruleSet(), law.version(), PacketRenderer.TEMPLATE),
                            reader::open);
            return write(
                    caseFile,
                    request,
                    packet,
                    new BundleContents(
                            packet,
                            caseRecord,
                            confirmed,
                            disclosures,
                            tree,
                            proofs.of(signed, tree, places.values(), of(caseFile))),
                    reader);
        } catch (OriginalReader.Lost lost) {
            return lost(caseRecord, lost.original());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Making lost(CaseRecord caseRecord, Original lost) {
        LoggedIncident entry = caseRecord.counting().stream()
                .filter(logged -> logged.incident().originals().contains(lost))
                .findFirst()
                .orElseThrow();
        return new Making.LostOriginal(entry.id(), lost.name());
    }

    private Making write(
            CaseFile caseFile, UUID request, ComplaintPacket packet, BundleContents contents, OriginalReader reader)
            throws IOException {
        Path home = Files.createDirectories(home(caseFile.id()));
        Path pdf = Files.createTempFile(home, MAKING, PART);
        Path bundle = Files.createTempFile(home, MAKING, PART);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
                new PacketRenderer().render(packet, out);
            }
            BundleOutcome outcome;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bundle))) {
                outcome = BundleWriter.write(contents.input(Content.of(pdf), reader::open), out);
            }
            return switch (outcome) {
                case BundleOutcome.TooLarge large -> new Making.TooLarge(large.size(), large.limit());
                case BundleOutcome.TooManyFiles many -> new Making.TooManyFiles(many.count(), many.limit());
                case BundleOutcome.Written _ -> {
                    Sha256 pdfDigest = digest(pdf);
                    Sha256 bundleDigest = digest(bundle);
                    Map<String, String> made = statement(request, packet, pdfDigest, bundleDigest);
                    keep(pdf, pdf(home, pdfDigest));
                    keep(bundle, bundle(home, bundleDigest));
                    try {
                        evidence.packetMade(caseFile, request, made);
                    } catch (KeyReused other) {
                        dropWhereAnotherWasSealed(caseFile, pdfDigest, bundleDigest);
                        throw other;
                    }
                    dropWhereAnotherWasSealed(caseFile, pdfDigest, bundleDigest);
                    yield new Making.Made(find(caseFile, request).orElseThrow());
                }
            };
        } finally {
            Files.deleteIfExists(pdf);
            Files.deleteIfExists(bundle);
        }
    }

    /** Of two acts under one wish at once one is sealed; the other's files would lie there unnamed by any entry. */
    private void dropWhereAnotherWasSealed(CaseFile caseFile, Sha256 pdf, Sha256 bundle) throws IOException {
        List<KeptPacket> sealed = of(caseFile);
        if (sealed.stream().noneMatch(packet -> packet.pdfDigest().equals(pdf))) {
            Files.deleteIfExists(pdf(home(caseFile.id()), pdf));
        }
        if (sealed.stream().noneMatch(packet -> packet.bundleDigest().equals(bundle))) {
            Files.deleteIfExists(bundle(home(caseFile.id()), bundle));
        }
    }

    /** Deletes what a crash left half made. Finished packets are never deleted, whatever the log says of them. */
    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = clock.instant().minus(LONGEST_MAKING);
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, attributes) -> isPart(file)
                        && attributes.lastModifiedTime().toInstant().isBefore(oldest))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(MAKING) && name.endsWith(PART);
    }

    private static Map<String, String> statement(UUID request, ComplaintPacket packet, Sha256 pdf, Sha256 bundle) {
        long stated = packet.breaches().stream()
                .flatMap(breach -> breach.grounds().stream())
                .distinct()
                .count();
        Map<String, String> made = new TreeMap<>();
        made.put("packet", request.toString());
        made.put("pdfSha256", pdf.hex());
        made.put("bundleSha256", bundle.hex());
        made.put("logSize", Long.toString(packet.log().size()));
        made.put("logRoot", packet.log().root().hex());
        made.put("ruleSet", packet.versions().ruleSet());
        made.put("lawBase", packet.versions().lawBase());
        made.put("template", packet.versions().template());
        made.put("exhibits", Integer.toString(packet.exhibits().size()));
        made.put("findings", Long.toString(stated));
        return made;
    }

    /** Gives a finished file its name, which its bytes alone decide, once they are on disk. */
    private static void keep(Path finished, Path name) throws IOException {
        try (FileChannel channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Sha256 digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }

    /** The packets made of a case file, newest first. */
    public List<KeptPacket> of(CaseFile caseFile) {
        return evidence.read(caseFile).packets().reversed().stream()
                .map(entry -> kept(caseFile, entry))
                .toList();
    }

    /** A packet of the case file by its id. */
    public Optional<KeptPacket> find(CaseFile caseFile, UUID id) {
        return of(caseFile).stream().filter(packet -> packet.id().equals(id)).findFirst();
    }

    private KeptPacket kept(CaseFile caseFile, Entry entry) {
        UUID id = UUID.fromString(needed(entry, "packet"));
        Path home = home(caseFile.id());
        Sha256 pdfDigest = Sha256.parse(needed(entry, "pdfSha256"));
        Sha256 bundleDigest = Sha256.parse(needed(entry, "bundleSha256"));
        return new KeptPacket(
                id,
                entry.recordedAt(),
                pdf(home, pdfDigest),
                pdfDigest,
                bundle(home, bundleDigest),
                bundleDigest,
                new Checkpoint(Long.parseLong(needed(entry, "logSize")), Sha256.parse(needed(entry, "logRoot"))),
                Integer.parseInt(needed(entry, "exhibits")),
                Integer.parseInt(needed(entry, "findings")));
    }

    private static String needed(Entry entry, String field) {
        return entry.text(field)
                .orElseThrow(() -> new IllegalStateException("entry " + entry.id() + " has no " + field));
    }

    private Path home(CaseFileId caseFile) {
        return folder.resolve(caseFile.toString());
    }

    private static Path pdf(Path home, Sha256 digest) {
        return home.resolve(digest + ".pdf");
    }

    private static Path bundle(Path home, Sha256 digest) {
        return home.resolve(digest + ".zip");
    }
}
