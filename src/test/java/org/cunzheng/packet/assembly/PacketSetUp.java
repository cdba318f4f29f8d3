package org.cunzheng.packet.assembly;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
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
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Conduct;
import org.cunzheng.packet.redaction.Redaction;
import org.junit.jupiter.api.BeforeEach;

/** A case file of which packets are made. */
abstract class PacketSetUp implements TestDatabase {
    static final String THREAT = "今晚见不到钱，打断你两条腿";

    static final String INSULT = "你他妈是聋了还是哑了";

    @Inject
    Packets packets;

    @Inject
    PacketSweep sweep;

    @Inject
    Clock clock;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFindings findings;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    void record(Incident incident) {
        evidence.record(caseFile, UUID.randomUUID(), incident);
    }

    void decideAll(Conduct conduct, boolean confirmed) {
        for (SuggestedFinding suggested : findings.suggest(caseFile.details(), evidence.read(caseFile))) {
            if (suggested.finding().conduct() == conduct) {
                evidence.decide(
                        caseFile, UUID.randomUUID(), suggested.key(), confirmed, "", FindingStatement.of(suggested));
            }
        }
    }

    KeptPacket made() {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).packet();
    }

    static String text(KeptPacket packet) throws Exception {
        try (PDDocument document = Loader.loadPDF(Opened.file(packet.pdf()).toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    Original picture() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(360, 740, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", png);
        return originals.keep(caseFile.id(), new ByteArrayInputStream(png.toByteArray()), "截图.png");
    }

    static Incident chat(Original original) {
        Incident sms = IncidentFixture.sms("2026-03-02T10:00:00", INSULT);
        return new Incident(
                Incident.Kind.CHAT,
                sms.direction(),
                "",
                "催收小李",
                sms.addressee(),
                "",
                sms.occurred(),
                sms.text(),
                Duration.ZERO,
                sms.answered(),
                List.of(original),
                new Source.Typed());
    }
}
