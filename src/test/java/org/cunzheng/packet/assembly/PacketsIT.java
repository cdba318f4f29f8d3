package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LenderKind;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketsIT implements TestDatabase {
    private static final String THREAT = "今晚见不到钱，打断你两条腿";
    private static final String INSULT = "你他妈是聋了还是哑了";

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

    private CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    private void record(Incident incident) {
        evidence.record(caseFile, UUID.randomUUID(), incident);
    }

    private void decideAll(Conduct conduct, boolean confirmed) {
        for (SuggestedFinding suggested : findings.suggest(caseFile.details(), evidence.read(caseFile))) {
            if (suggested.finding().conduct() == conduct) {
                evidence.decide(
                        caseFile, UUID.randomUUID(), suggested.key(), confirmed, "", FindingStatement.of(suggested));
            }
        }
    }

    private KeptPacket made() {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).packet();
    }

    private static String text(KeptPacket packet) throws Exception {
        try (PDDocument document = Loader.loadPDF(Opened.file(packet.pdf()).toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private Original picture() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(360, 740, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", png);
        return originals.keep(caseFile.id(), new ByteArrayInputStream(png.toByteArray()), "截图.png");
    }

    private static Incident chat(Original original) {
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

    @Test
    void a_packet_is_consistent_and_a_stranger_can_check_it() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        record(chat(picture()));
        decideAll(Conduct.VIOLENCE_THREAT, true);
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(Sha256.of(Opened.bytes(packet.bundle()))).isEqualTo(packet.bundleDigest());
        assertThat(Sha256.of(Opened.bytes(packet.pdf()))).isEqualTo(packet.pdfDigest());
        assertThat(packet.exhibits()).isEqualTo(2);
    }

    @Test
    void a_picture_moved_to_another_case_file_is_in_its_packet() throws Exception {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        Original picture = picture();
        evidence.move(
                caseFile,
                other,
                UUID.randomUUID(),
                evidence.record(caseFile, UUID.randomUUID(), chat(picture)),
                "放错了案件");
        caseFile = other;
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(members(packet))
                .anyMatch(member -> member.contains(picture.digest().hex()));
    }

    @Test
    void the_packet_says_which_export_a_moved_record_came_from() throws Exception {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "示例短信.xml",
                Sha256.of(new byte[1]),
                Sm3.of(new byte[1]),
                Map.of(),
                Optional.empty(),
                item -> List.of(exported(item)));
        evidence.move(
                caseFile,
                other,
                UUID.randomUUID(),
                evidence.read(caseFile).counting().getFirst().id(),
                "放错了案件");
        CaseFile from = caseFile;
        caseFile = other;
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        Source.Exported source = (Source.Exported)
                evidence.read(other).counting().getFirst().incident().source();
        assertThat(text(packet)).contains(source.item().toString());
        String entry = "entries/%s.json".formatted(source.item());
        try (ZipFile zip = new ZipFile(Opened.file(packet.bundle()).toFile());
                InputStream in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(entry), entry))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("示例短信.xml")
                    .contains(Sm3.of(new byte[1]).hex())
                    .contains(from.id().toString());
        }
    }

    private static Incident exported(EntryId item) {
        Incident sms = IncidentFixture.sms("2026-03-02T10:00:00", INSULT);
        return new Incident(
                sms.kind(),
                sms.direction(),
                sms.collectorNumber(),
                "",
                sms.addressee(),
                "",
                sms.occurred(),
                sms.text(),
                sms.duration(),
                sms.answered(),
                List.of(),
                new Source.Exported(item, 100, "<sms />"));
    }

    private static List<String> members(KeptPacket packet) throws Exception {
        try (ZipFile zip = new ZipFile(Opened.file(packet.bundle()).toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void one_changed_byte_is_noticed(@org.junit.jupiter.api.io.TempDir Path temporary) throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        byte[] bundle = Opened.bytes(made().bundle());
        for (int place = 0; place < bundle.length; place += 9973) {
            byte[] changed = bundle.clone();
            changed[place] ^= 0x20;
            Path file = Files.write(temporary.resolve("changed.zip"), changed);
            assertThat(PacketVerifier.verify(file, Brought.NOTHING).verdict())
                    .as("byte %d", place)
                    .isNotEqualTo(Verdict.SIGNER_NOT_KNOWN);
        }
    }

    @Test
    void only_confirmed_findings_are_stated() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        record(IncidentFixture.sms("2026-03-01T16:00:00", INSULT));
        decideAll(Conduct.VIOLENCE_THREAT, true);
        decideAll(Conduct.INSULT, false);
        KeptPacket packet = made();
        assertThat(packet.findings()).isEqualTo(1);
        assertThat(text(packet)).contains(THREAT).contains(INSULT).contains("第五十条");
    }

    @Test
    void the_same_wish_makes_one_packet() {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        UUID request = UUID.randomUUID();
        Making first = packets.make(caseFile, request, Redaction.NOTHING);
        assertThat(packets.make(caseFile, request, Redaction.NOTHING)).isEqualTo(first);
        assertThat(packets.of(caseFile)).hasSize(1);
    }

    @Test
    void the_same_wish_at_the_same_time_gives_files_that_are_what_was_sealed() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        UUID request = UUID.randomUUID();
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Making>> taps =
                    Collections.nCopies(3, () -> packets.make(caseFile, request, Redaction.NOTHING));
            for (Future<Making> tap : threads.invokeAll(taps)) {
                assertThat(tap.get())
                        .isIn(
                                new Making.BeingMade(),
                                new Making.Made(packets.of(caseFile).getFirst()));
            }
        }
        assertThat(packets.of(caseFile)).hasSize(1);
        KeptPacket packet = packets.of(caseFile).getFirst();
        assertThat(Sha256.of(Opened.bytes(packet.bundle()))).isEqualTo(packet.bundleDigest());
        assertThat(Sha256.of(Opened.bytes(packet.pdf()))).isEqualTo(packet.pdfDigest());
        try (var files = Files.list(packet.pdf().path().getParent())) {
            assertThat(files).as("the files of the one that was sealed").hasSize(2);
        }
    }

    @Test
    void a_wish_that_named_another_act_before_is_refused_and_nothing_is_drawn() throws Exception {
        UUID request = UUID.randomUUID();
        evidence.record(caseFile, request, IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        Path home = made().pdf().path().getParent();
        assertThatExceptionOfType(KeyReused.class).isThrownBy(() -> packets.make(caseFile, request, Redaction.NOTHING));
        try (var files = Files.list(home)) {
            assertThat(files).as("the files of the one packet that was made").hasSize(2);
        }
    }

    @Test
    void of_more_records_than_a_packet_can_show_none_is_drawn() {
        List<Incident> many = IntStream.range(0, 5_001)
                .mapToObj(number -> IncidentFixture.sms("2026-03-01T15:00:00", "请回电 " + number))
                .toList();
        evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "示例短信.xml",
                Sha256.of(new byte[1]),
                Sm3.of(new byte[1]),
                Map.of(),
                Optional.empty(),
                item -> many);
        assertThat(packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING))
                .isEqualTo(new Making.TooManyExhibits(5_001, 5_000));
        assertThat(packets.of(caseFile)).isEmpty();
    }

    @Test
    void what_a_crash_left_half_made_is_swept_away_and_what_was_made_stays() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        KeptPacket packet = made();
        Path half = Files.createTempFile(packet.pdf().path().getParent(), "making-", ".part");
        Path beingMade = Files.createTempFile(packet.pdf().path().getParent(), "making-", ".part");
        Files.setLastModifiedTime(half, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(
                packet.pdf().path(), FileTime.from(clock.instant().minus(Duration.ofDays(400))));
        sweep.sweep();
        assertThat(half).doesNotExist();
        assertThat(beingMade).exists();
        assertThat(packet.pdf().path()).exists();
        assertThat(packet.bundle().path()).exists();
    }

    @Test
    void a_confirmed_count_that_has_changed_since_is_not_stated() throws Exception {
        for (int hour = 9; hour < 13; hour++) {
            record(IncidentFixture.call("2026-03-01T%02d:00:00".formatted(hour), Incident.Answered.YES, 30));
        }
        decideAll(Conduct.FREQUENT_CONTACT, true);
        assertThat(made().findings()).isEqualTo(1);
        record(IncidentFixture.call("2026-03-01T14:00:00", Incident.Answered.YES, 30));
        assertThat(made().findings()).isZero();
        decideAll(Conduct.FREQUENT_CONTACT, true);
        KeptPacket packet = made();
        assertThat(packet.findings()).isEqualTo(1);
        assertThat(text(packet)).contains("5次").doesNotContain("接通4次");
    }

    @Test
    void what_was_confirmed_of_another_kind_of_lender_is_asked_again() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        decideAll(Conduct.VIOLENCE_THREAT, true);
        assertThat(text(made())).contains("《小额贷款公司监督管理暂行办法》");
        caseFile = revised(LenderKind.PRIVATE_LENDER);
        assertThat(made().findings()).isZero();
        decideAll(Conduct.VIOLENCE_THREAT, true);
        KeptPacket packet = made();
        assertThat(packet.findings()).isEqualTo(1);
        assertThat(text(packet)).contains("第五十条").doesNotContain("《小额贷款公司监督管理暂行办法》");
    }

    private CaseFile revised(LenderKind kind) {
        CaseDetails details = caseFile.details();
        caseFiles.revise(
                caseFile,
                new CaseDetails(
                        details.title(),
                        details.complainantName(),
                        details.appBrand(),
                        details.lender(),
                        details.assignee(),
                        kind,
                        details.product(),
                        details.sumReceived(),
                        details.borrowedOn(),
                        details.dueOn(),
                        details.agreedTerms(),
                        details.contactHours(),
                        details.zone(),
                        details.collectors()));
        return caseFiles.find(caseFile.id(), caseFile.owner()).orElseThrow();
    }

    @Test
    void a_provision_on_repeated_messages_is_cited_for_several_only_and_says_which_limb() throws Exception {
        String limb = "第五十条第一款第五项（多次发送信息）";
        for (int hour = 15; hour < 17; hour++) {
            record(IncidentFixture.sms("2026-03-01T%02d:00:00".formatted(hour), INSULT));
        }
        decideAll(Conduct.INSULT, true);
        KeptPacket few = made();
        assertThat(few.findings()).isEqualTo(2);
        assertThat(text(few)).doesNotContain(limb).contains("《中华人民共和国民法典》");
        record(IncidentFixture.sms("2026-03-01T17:00:00", INSULT));
        assertThat(text(made())).doesNotContain(limb);
        decideAll(Conduct.INSULT, true);
        assertThat(text(made())).contains(limb, "干扰他人正常生活的，可给予治安处罚（须为多次）（本材料的概括，非条文原文）");
    }

    @Test
    void nothing_recorded_is_nothing_to_show() {
        assertThat(packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).isEqualTo(new Making.NothingToShow());
    }

    @Test
    void another_case_files_packet_is_not_found() {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        KeptPacket packet = made();
        CaseFile other = CaseFileFixture.opened(caseFiles, accounts);
        assertThat(packets.find(other, packet.id())).isEmpty();
        assertThat(packets.find(caseFile, packet.id())).contains(packet);
    }
}
