package org.cunzheng.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.casefile.Collector;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.law.Addressee;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportAcquisitionIT implements TestDatabase {
    private static final Path CALLS = Path.of("src/test/resources/samples/exports/calls-zh.xml");
    private static final Path MESSAGES = Path.of("src/test/resources/samples/exports/sms-zh.xml");

    @Inject
    private ExportAcquisition acquisition;

    @Inject
    private StagedFiles staged;

    @Inject
    private EvidenceLog log;

    @Inject
    private Originals originals;

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private Accounts accounts;

    private CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    @Test
    void each_record_is_kept_byte_for_byte_with_its_place() throws IOException {
        byte[] file = Files.readAllBytes(MESSAGES);
        Export export = export(acquire(stage(file), "106550005521", "17045550162"));
        assertThat(export.digest()).isEqualTo(Sha256.of(file));
        assertThat(export.sm3()).hasValue(Sm3.of(file));
        List<LoggedIncident> incidents = log.read(caseFile).incidents();
        assertThat(incidents).hasSize(24);
        for (LoggedIncident logged : incidents) {
            Source.Exported source = (Source.Exported) logged.incident().source();
            byte[] record = source.record().getBytes(StandardCharsets.UTF_8);
            int offset = (int) source.offset();
            assertThat(Arrays.copyOfRange(file, offset, offset + record.length)).isEqualTo(record);
            assertThat(source.item()).isEqualTo(export.id());
            assertThat(logged.incident().occurred().origin()).isEqualTo(Moment.Origin.DEVICE);
        }
    }

    @Test
    void calls_say_who_called_and_whether_it_became_a_conversation() throws IOException {
        Export export = export(acquire(stage(Files.readAllBytes(CALLS)), "", "17045550161"));
        List<Incident> calls = log.read(caseFile).incidents().stream()
                .map(LoggedIncident::incident)
                .toList();
        assertThat(calls).hasSize(113).allMatch(call -> call.kind() == Incident.Kind.CALL);
        assertThat(calls)
                .filteredOn(call -> call.answered() == Incident.Answered.NO)
                .hasSize(43 + 27)
                .allMatch(call -> call.duration().isZero());
        assertThat(export.report()).containsEntry("takenIn", "113").containsEntry("notChosen", "257");
        assertThat(export.whole()).isEmpty();
    }

    @Test
    void a_picture_in_a_message_is_kept_as_a_file_and_a_record_too_long_for_its_entry_too() throws IOException {
        byte[] picture = new byte[70_000];
        Arrays.fill(picture, (byte) 0x5a);
        String export = """
                <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
                <smses count="1"><mms date="1751800000000" msg_box="1" m_id="1" address="106550005521" sub="null">
                <parts><part seq="0" ct="image/jpeg" name="p.jpg" text="null" data="%s" />
                <part seq="0" ct="text/plain" name="t" text="你看看" /></parts></mms></smses>
                """.formatted(Base64.getEncoder().encodeToString(picture));
        acquire(stage(export.getBytes(StandardCharsets.UTF_8)), "106550005521");
        Incident message = log.read(caseFile).incidents().getFirst().incident();
        assertThat(message.text()).isEqualTo("你看看");
        assertThat(((Source.Exported) message.source()).record()).isEmpty();
        assertThat(message.originals()).extracting(Original::name).first().isEqualTo("p.jpg");
        assertThat(bytes(message.originals().getFirst())).isEqualTo(picture);
        assertThat(new String(bytes(message.originals().getLast()), StandardCharsets.UTF_8))
                .startsWith("<mms ")
                .endsWith("</mms>");
    }

    @Test
    void what_was_left_out_is_counted_and_named() {
        String export = """
                <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
                <smses count="9"><sms address="95188" date="1751800000000" type="1" body="一" />
                <sms address="95188" date="1751800000000" type="1" body="一" />
                <sms address="95188" date="1751800060000" type="3" body="草稿" />
                <sms address="95188" date="1" type="1" body="1970" />
                <sms address="95188" type="1" body="没有时间" />
                <sms address="10086" date="1751800120000" type="1" body="别人" /></smses>
                """;
        Export acquired = export(acquire(stage(export.getBytes(StandardCharsets.UTF_8)), "95188"));
        assertThat(acquired.report())
                .containsEntry("declared", "9")
                .containsEntry("found", "6")
                .containsEntry("takenIn", "1")
                .containsEntry("repeated", "1")
                .containsEntry("reachedNobody", "1")
                .containsEntry("implausible", "1")
                .containsEntry("leftOut", "1")
                .containsEntry("leftOut.NO_DATE", "1")
                .containsEntry("notChosen", "1");
    }

    @Test
    void a_collector_whose_number_is_withheld_gives_no_name_to_calls_without_a_number() {
        caseFile = CaseFileFixture.opened(
                caseFiles, accounts, new Collector("自称赵队", "未知", ""), new Collector("自称孙姐", "隐藏号码", ""));
        acquire(stage(calls("", "-1")), "");
        assertThat(log.read(caseFile).incidents())
                .hasSize(2)
                .allMatch(logged -> logged.incident().collectorName().isEmpty());
    }

    @Test
    void each_of_the_numbers_in_one_row_is_the_collectors() {
        caseFile = CaseFileFixture.opened(
                caseFiles, accounts, new Collector("自称赵队", "17045550161、+86 170 4555 0162；未知", ""));
        StagedFile file = stage(calls("17045550161", "17045550162", ""));
        assertThat(acquisition.preview(caseFile, file, CaseFileFixture.ZONE))
                .isInstanceOfSatisfying(
                        Preview.Readable.class,
                        preview ->
                                assertThat(preview.expected()).containsExactlyInAnyOrder("17045550161", "17045550162"));
        acquire(file, "17045550161", "17045550162");
        assertThat(log.read(caseFile).incidents())
                .hasSize(2)
                .allMatch(logged -> logged.incident().collectorName().equals("自称赵队"));
    }

    private static byte[] calls(String... numbers) {
        StringBuilder calls = new StringBuilder("<calls count=\"" + numbers.length + "\">");
        for (int place = 0; place < numbers.length; place++) {
            calls.append("<call number=\"%s\" duration=\"0\" date=\"%d\" type=\"3\" />"
                    .formatted(numbers[place], 1_751_800_000_000L + place));
        }
        return calls.append("</calls>").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void words_in_a_group_whose_writer_the_file_does_not_name_are_put_into_nobodys_mouth() {
        String export = """
                <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
                <smses count="1"><mms date="1751800000000" msg_box="1" m_id="1" address="106550005521~17045550162">
                <parts><part seq="0" ct="text/plain" name="t" text="还钱" /></parts></mms></smses>
                """;
        Export acquired = export(acquire(stage(export.getBytes(StandardCharsets.UTF_8)), "106550005521"));
        assertThat(acquired.report()).containsEntry("senderNotKnown", "1").containsEntry("takenIn", "0");
        assertThat(log.read(caseFile).incidents()).isEmpty();
    }

    @Test
    void a_file_waits_in_its_own_case_file_only() {
        StagedFile file = stage("<smses/>".getBytes(StandardCharsets.UTF_8));
        CaseFile other = CaseFileFixture.opened(caseFiles, accounts);
        assertThat(staged.find(caseFile.id(), file.id())).contains(file);
        assertThat(staged.find(other.id(), file.id())).isEmpty();
        staged.discard(file);
        assertThat(staged.find(caseFile.id(), file.id())).isEmpty();
        assertThat(file.path()).doesNotExist();
    }

    private StagedFile stage(byte[] file) {
        return staged.stage(caseFile.id(), UUID.randomUUID(), new ByteArrayInputStream(file), "export.xml");
    }

    private EntryId acquire(StagedFile file, String... numbers) {
        Choice choice = new Choice(Set.of(numbers), CaseFileFixture.ZONE, Addressee.DEBTOR, "", false);
        return acquisition
                .acquire(caseFile, UUID.randomUUID(), file.id(), choice)
                .orElseThrow();
    }

    private Export export(EntryId entry) {
        return log.read(caseFile).export(entry).orElseThrow();
    }

    private byte[] bytes(Original original) throws IOException {
        try (InputStream in = originals.open(caseFile.id(), original.digest())) {
            return in.readAllBytes();
        }
    }
}
