package org.cunzheng.packet.assembly;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Erasures;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.Erasing;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.packet.assembly.Destruction.Preview;
import org.cunzheng.packet.redaction.Redaction;
import org.junit.jupiter.api.BeforeEach;

/** A case file in which something is to be destroyed, and what is left of it. */
abstract class DestructionSetUp implements TestDatabase {
    static final String THREAT = "今晚见不到钱，打断你两条腿";

    @Inject
    Destruction destruction;

    @Inject
    Erasing erasing;

    @Inject
    Packets packets;

    @Inject
    Turns turns;

    @Inject
    EvidenceLog evidence;

    @Inject
    CustodyLog log;

    @Inject
    Erasures erasures;

    @Inject
    Originals originals;

    @Inject
    CaseFindings findings;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    CaseFile caseFile;

    String words = "";

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        words = THREAT + " " + UUID.randomUUID();
    }

    EntryId record(Incident incident) {
        return evidence.record(caseFile, UUID.randomUUID(), incident);
    }

    Incident incident(String text) {
        return IncidentFixture.sms("2026-03-01T15:00:00", text);
    }

    Original kept(String content) {
        return originals.keep(
                caseFile.id(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "住址.txt");
    }

    void confirmAll() {
        for (SuggestedFinding suggested : findings.suggest(caseFile.details(), evidence.read(caseFile))) {
            evidence.decide(caseFile, UUID.randomUUID(), suggested.key(), true, words, FindingStatement.of(suggested));
        }
    }

    KeptPacket made() {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).packet();
    }

    Preview look(EntryId entry) {
        return destruction.look(caseFile, entry, false).orElseThrow();
    }

    Outcome destroy(EntryId entry, UUID request, boolean insists) {
        String digest = destruction
                .look(caseFile, entry, false)
                .map(preview -> preview.plan().digest())
                .orElse("");
        return destruction.destroy(caseFile, entry, request, digest, "家人的住址", insists);
    }

    Outcome destroy(EntryId entry) {
        return destroy(entry, UUID.randomUUID(), true);
    }

    boolean isKept(Original original) {
        return originals.find(caseFile.id(), original.digest(), "").isPresent();
    }

    /** What lies in a folder of the data folder for this case file, without the vault's key. */
    List<Path> files(String folder) throws IOException {
        Path home = Path.of(getProperties().get("cunzheng.data"))
                .resolve(folder)
                .resolve(caseFile.id().toString());
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> !file.getFileName().toString().equals("key"))
                    .toList();
        }
    }

    static String text(KeptPacket packet) throws IOException {
        try (PDDocument document = Loader.loadPDF(Opened.file(packet.pdf()).toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    long kinds(EntryKind kind) {
        return log.entries(caseFile.id()).stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }
}
