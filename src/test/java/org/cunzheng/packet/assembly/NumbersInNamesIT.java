package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
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
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.packet.redaction.Occurrences;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers written into names, and what only the case file's own table of collectors tells. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersInNamesIT implements TestDatabase {
    private static final String CHOSEN = "投诉人为本份选定了要隐去的内容";

    @Inject
    Packets packets;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private SearchedPacket made(CaseFile caseFile, Part... parts) throws Exception {
        Redaction redaction = new Redaction("", Set.of(parts), Set.of(), Set.of());
        KeptPacket kept = ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
        assertThat(PacketVerifier.verify(Opened.file(kept.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        return SearchedPacket.of(kept);
    }

    private EntryId called(CaseFile caseFile, String collectorName, List<Original> files) {
        Incident call = IncidentFixture.call("2026-03-02T10:00:00", Incident.Answered.YES, 30);
        return evidence.record(
                caseFile,
                UUID.randomUUID(),
                new Incident(
                        call.kind(),
                        call.direction(),
                        "",
                        collectorName,
                        call.addressee(),
                        "",
                        call.occurred(),
                        "",
                        call.duration(),
                        call.answered(),
                        files,
                        call.source()));
    }

    /** On the pages white space is left out. */
    private static boolean tells(SearchedPacket packet, String text) {
        return packet.holds(text) || packet.text().contains(text.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"李经理 138 0013 8000", "李经理(138-0013-8000)", "李经理１３８００１３８０００", "+86 138 0013 8000 李"})
    void a_number_in_a_name_goes_with_the_numbers_and_so_does_the_file_that_is_called_by_it(String name)
            throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts, new Collector("王专员", "", "示例信息咨询"));
        Original recording = originals.keep(
                caseFile.id(), new ByteArrayInputStream("MkWhatWasRecorded".getBytes(UTF_8)), "录音13800138000_2026.m4a");
        EntryId entry = called(caseFile, name, List.of());
        EntryId recorded = called(caseFile, "王专员", List.of(recording));
        assertThat(tells(made(caseFile), name)).isTrue();

        SearchedPacket packet = made(caseFile, Part.COLLECTOR_NUMBERS);
        assertThat(tells(packet, name)).isFalse();
        assertThat(packet.holds("13800138000")).isFalse();
        assertThat(packet.holds("MkWhatWasRecorded")).isFalse();
        assertThat(json(packet, entry)).contains("\"withheld\":{\"collectorName\":\"");
        assertThat(json(packet, recorded)).contains("王专员").contains("\"withheld\":{\"files\":\"");
        assertThat(packet.text()).contains("「已隐去」→投诉人", "示例信息咨询", "本份隐去了部分内容：2处，文件1个");
        assertThat(Occurrences.in(evidence.read(caseFile), List.of()).parts()).containsEntry(Part.COLLECTOR_NUMBERS, 1);
    }

    private static String json(SearchedPacket packet, EntryId entry) {
        return new String(packet.member("entries/" + entry + ".json"), UTF_8);
    }

    @Test
    void of_the_case_files_table_numbers_go_from_names_and_agencies_too() throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(
                caseFiles,
                accounts,
                new Collector("李经理 138 0013 8000", "021-55550188", "速清公司 ４００－８００－１２３４"),
                new Collector("王专员", "", "示例信息咨询"));
        called(caseFile, "", List.of());
        SearchedPacket whole = made(caseFile);
        SearchedPacket packet = made(caseFile, Part.COLLECTOR_NUMBERS);
        for (String told : List.of("李经理", "13800138000", "021-55550188", "速清公司", "４００", "400-800-1234")) {
            assertThat(packet.holds(told)).as(told).isFalse();
        }
        assertThat(whole.text()).contains("李经理13800138000", "021-55550188", "速清公司");
        assertThat(packet.text()).contains("王专员", "示例信息咨询");
    }

    @Test
    void the_agency_goes_with_the_names_on_the_cover_and_in_the_table_and_with_the_files_called_after_it()
            throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts, new Collector("", "021-55550188", "速清信息咨询"));
        Original letter =
                originals.keep(caseFile.id(), new ByteArrayInputStream("letter".getBytes(UTF_8)), "速清信息咨询_催告函.pdf");
        called(caseFile, "", List.of(letter));
        assertThat(made(caseFile).text()).contains("速清信息咨询");
        SearchedPacket packet = made(caseFile, Part.COLLECTOR_NAMES);
        assertThat(packet.holds("速清")).isFalse();
        assertThat(packet.text()).contains("「已隐去」", "021-55550188");
        assertThat(made(caseFile, Part.COLLECTOR_NUMBERS).text())
                .contains("速清信息咨询")
                .doesNotContain("55550188");
    }

    @Test
    void what_only_the_table_tells_is_withheld_and_the_packet_says_so() throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts, new Collector("", "021-55550188", ""));
        called(caseFile, "", List.of());
        Occurrences occurrences =
                Occurrences.in(evidence.read(caseFile), caseFile.details().collectors());
        assertThat(occurrences.parts()).isEmpty();
        assertThat(occurrences.tabled()).containsExactly(Part.COLLECTOR_NUMBERS);
        assertThat(occurrences.isNothing()).isFalse();

        SearchedPacket packet = made(caseFile, Part.COLLECTOR_NUMBERS);
        assertThat(packet.holds("55550188")).isFalse();
        assertThat(packet.text())
                .contains(CHOSEN, "投诉人为本份选定隐去：催收方的号码。", "催收方的号码证据中没有", "当事人一章的催收方表按栏")
                .doesNotContain("0处");
        assertThat(made(caseFile).text()).contains("021-55550188").doesNotContain(CHOSEN, "选定隐去");
    }

    @Test
    void a_choice_that_finds_nothing_is_said_and_nothing_is_said_to_be_withheld() throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts, new Collector[0]);
        called(caseFile, "", List.of());
        SearchedPacket packet = made(caseFile, Part.ERASURE_REASONS);
        assertThat(packet.text()).contains(CHOSEN, "销毁记录内容的理由证据中没有").doesNotContain("本份隐去了部分内容", "催收方表按栏");
    }
}
