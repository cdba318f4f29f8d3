package org.cunzheng.packet.assembly;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Disclosure;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.SignedCheckpoint;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.CaseRecord;
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
import org.cunzheng.packet.pdf.PacketRenderer;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.packet.redaction.Withholding;
import org.cunzheng.vault.SealedFiles;

/** Makes one packet of what the log holds now: composed, drawn, bundled, and sealed as made. */
@Singleton
final class PacketMaker {
    /** With more, a packet takes many minutes to make and nobody reads it to its end. */
    private static final int MOST_EXHIBITS = 5_000;

    private final CustodyLog log;
    private final Erasures erasures;
    private final Sequencer sequencer;
    private final TransparencyLog transparency;
    private final LogProofs proofs;
    private final Originals originals;
    private final CaseFindings findings;
    private final LawBase law;
    private final PacketShelf shelf;
    private final PacketSeal seal;
    private final ScratchFolder scratch;
    private final Clock clock;

    PacketMaker(
            CustodyLog log,
            Erasures erasures,
            Sequencer sequencer,
            TransparencyLog transparency,
            LogProofs proofs,
            Originals originals,
            CaseFindings findings,
            LawBase law,
            PacketShelf shelf,
            PacketSeal seal,
            ScratchFolder scratch,
            Clock clock) {
        this.log = log;
        this.erasures = erasures;
        this.sequencer = sequencer;
        this.transparency = transparency;
        this.proofs = proofs;
        this.originals = originals;
        this.findings = findings;
        this.law = law;
        this.shelf = shelf;
        this.seal = seal;
        this.scratch = scratch;
        this.clock = clock;
    }

    Making make(CaseFile caseFile, UUID request, Redaction redaction) {
        // Before all else is read, so that whatever is erased from here on shows.
        Set<EntryId> erasedBefore = erasures.ids(caseFile.id());
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
        Optional<EntryId> changed = redaction.chosen().stream()
                .filter(chosen -> caseRecord
                        .incident(chosen)
                        .filter(LoggedIncident::counts)
                        .isEmpty())
                .findFirst();
        if (changed.isPresent()) {
            return new Making.ChosenNoLongerCounts(changed.get());
        }
        List<Erasures.Erased> erased = erasures.of(caseFile.id());
        if (isErasedSince(caseFile, erasedBefore)) {
            return new Making.ErasedMeanwhile();
        }
        List<SuggestedFinding> confirmed = findings.confirmed(caseFile.details(), caseRecord);
        List<Disclosure> shown = BundleContents.shown(caseRecord, confirmed, erased, disclosures);
        Withholding withholding = Withholding.of(
                redaction,
                shown.stream().map(Disclosure::entry).toList(),
                caseFile.details().collectors());
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
                                    places,
                                    erased.stream()
                                            .collect(Collectors.toMap(Erasures.Erased::id, Erasures.Erased::by))),
                            new ComplaintPacket.Versions(
                                    ProductVersion.TEXT, findings.ruleSet(), law.version(), PacketRenderer.TEMPLATE),
                            withholding,
                            reader::open);
            return write(
                    caseFile,
                    request,
                    packet,
                    redaction,
                    new BundleContents(
                            packet,
                            shown,
                            withholding,
                            tree,
                            proofs.of(signed, tree, places.values(), shelf.of(caseFile)),
                            erased),
                    reader,
                    erasedBefore);
        } catch (OriginalReader.Lost lost) {
            return isErasedSince(caseFile, erasedBefore)
                    ? new Making.ErasedMeanwhile()
                    : lost(caseRecord, lost.original());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isErasedSince(CaseFile caseFile, Set<EntryId> erasedBefore) {
        return !erasures.ids(caseFile.id()).equals(erasedBefore);
    }

    private static Making lost(CaseRecord caseRecord, Original lost) {
        LoggedIncident entry = caseRecord.counting().stream()
                .filter(logged -> logged.incident().originals().contains(lost))
                .findFirst()
                .orElseThrow();
        return new Making.LostOriginal(entry.id(), lost.name());
    }

    private Making write(
            CaseFile caseFile,
            UUID request,
            ComplaintPacket packet,
            Redaction redaction,
            BundleContents contents,
            OriginalReader reader,
            Set<EntryId> erasedBefore)
            throws IOException {
        Path home = shelf.home(caseFile.id());
        Path pdf = PacketSweep.begin(home);
        Path bundle = PacketSweep.begin(home);
        try {
            KeptFile drawn = draw(caseFile.id(), pdf, packet);
            SealedFiles.Writing out = shelf.write(caseFile.id(), bundle);
            BundleOutcome outcome;
            try (out) {
                outcome = BundleWriter.write(contents.input(drawn::stream, reader::open), out);
            }
            return switch (outcome) {
                case BundleOutcome.TooLarge large -> new Making.TooLarge(large.size(), large.limit());
                case BundleOutcome.TooManyFiles many -> new Making.TooManyFiles(many.count(), many.limit());
                case BundleOutcome.Written _ -> {
                    Sha256 pdfDigest = drawn.digest();
                    Sha256 bundleDigest = out.finish();
                    Map<String, String> made = statement(request, packet, pdfDigest, bundleDigest);
                    made.putAll(redaction.texts());
                    boolean sealed;
                    try {
                        PacketSeal.Finished finished = new PacketSeal.Finished(pdf, pdfDigest, bundle, bundleDigest);
                        sealed = seal.seal(caseFile, request, erasedBefore, finished, made);
                    } catch (KeyReused other) {
                        shelf.dropWhereAnotherWasSealed(caseFile, pdfDigest, bundleDigest);
                        throw other;
                    }
                    shelf.dropWhereAnotherWasSealed(caseFile, pdfDigest, bundleDigest);
                    if (!sealed) {
                        yield new Making.ErasedMeanwhile();
                    }
                    yield new Making.Made(shelf.find(caseFile, request)
                            .filter(kept -> kept.redaction().equals(redaction))
                            .orElseThrow(KeyReused::new));
                }
            };
        } finally {
            Files.deleteIfExists(pdf);
            Files.deleteIfExists(bundle);
        }
    }

    private KeptFile draw(CaseFileId caseFile, Path file, ComplaintPacket packet) throws IOException {
        try (SealedFiles.Writing out = shelf.write(caseFile, file)) {
            new PacketRenderer(scratch.path()).render(packet, out);
            return shelf.written(caseFile, file, out.finish());
        }
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
        if (!packet.withheld().isNothing()) {
            made.put("withheldFieldCount", Integer.toString(packet.withheld().fieldCount()));
            made.put("withheldFileCount", Integer.toString(packet.withheld().fileCount()));
        }
        return made;
    }
}
