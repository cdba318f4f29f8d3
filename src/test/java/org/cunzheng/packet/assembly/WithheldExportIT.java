package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever guesses at a withheld number writes the export with each number that there could be and looks for its digest in
 * the packet.
 */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithheldExportIT implements TestDatabase {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String NUMBER = "02155550157";
    private static final String WORDS = "请转告她还钱";
    private static final String FILE_NAME = "backup-of-march.xml";

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

    private CaseFile caseFile;
    private EntryId typed;
    private EntryId attached;
    private EntryId imported;
    private EntryId exported;
    private EntryId later;
    private EntryId zipped;

    @BeforeAll
    void importThreeSmallExports() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        typed = evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-03-01T10:00:00", "今天还钱"));
        Original whole = kept(export(NUMBER, WORDS), FILE_NAME);
        attached = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(whole, IncidentFixture.sms("2026-03-02T10:00:00", "整份文件在此")));
        exported = acquired(whole, Map.of("found", "1"), true, WORDS);
        imported = evidence.read(caseFile).counting().stream()
                .filter(logged -> logged.incident().source() instanceof Source.Exported)
                .map(LoggedIncident::id)
                .collect(Collectors.toList())
                .getFirst();
        // The next month's backup repeats the record, and only what is new was taken of it.
        later = acquired(kept(export(NUMBER, WORDS + "\n明天"), "later.xml"), Map.of("found", "2"), false, "明天");
        zipped = acquired(
                kept("zip of " + export(NUMBER, WORDS), "small.zip"),
                Map.of("member", "sms.xml", "memberSha256", sha256(export(NUMBER, WORDS))),
                false,
                "后天");
    }

    private Original kept(String content, String name) {
        return originals.keep(caseFile.id(), new ByteArrayInputStream(content.getBytes(UTF_8)), name);
    }

    private EntryId acquired(Original whole, Map<String, String> report, boolean keptWhole, String text) {
        return evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                whole.name(),
                whole.digest(),
                whole.sm3().orElseThrow(),
                report,
                keptWhole ? Optional.of(whole) : Optional.empty(),
                item -> List.of(from(item, text)));
    }

    private Incident from(EntryId item, String text) {
        Incident told = IncidentFixture.shownBy(
                kept("a picture in " + text, "part.txt"), IncidentFixture.sms("2026-03-03T10:00:00", text));
        return new Incident(
                told.kind(),
                told.direction(),
                NUMBER,
                "王经理",
                told.addressee(),
                "",
                told.occurred(),
                told.text(),
                told.duration(),
                told.answered(),
                told.originals(),
                new Source.Exported(item, 7, "<sms address=\"" + NUMBER + "\"/>", "identity of " + text));
    }

    private static String export(String number, String words) {
        return words.lines()
                .map(line -> "<sms address=\"" + number + "\" body=\"" + line + "\"/>")
                .collect(Collectors.joining("", "<smses>", "</smses>"));
    }

    private static String sha256(String content) {
        return Sha256.of(content.getBytes(UTF_8)).hex();
    }

    private KeptPacket made(Redaction redaction) {
        KeptPacket packet = ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        return packet;
    }

    private SearchedPacket searched(Redaction redaction) throws Exception {
        return SearchedPacket.of(made(redaction));
    }

    private static Redaction parts(Part... parts) {
        return new Redaction("", Set.of(parts), Set.of(), Set.of());
    }

    /** Which numbers the digests in a packet confirm, of a hundred that there could be. */
    private static Set<String> guessed(SearchedPacket packet) {
        Set<String> digests = new HashSet<>();
        for (String path : packet.paths()) {
            digests.addAll(digests(path));
            digests.addAll(digests(new String(packet.member(path), UTF_8)));
        }
        digests.addAll(digests(packet.text()));
        return IntStream.range(100, 200)
                .mapToObj(last -> "02155550" + last)
                .filter(number -> contents(number).stream()
                        .map(content -> content.getBytes(UTF_8))
                        .anyMatch(bytes -> digests.contains(Sha256.of(bytes).hex())
                                || digests.contains(Sm3.of(bytes).hex())))
                .collect(Collectors.toSet());
    }

    private static List<String> contents(String number) {
        return List.of(export(number, WORDS), export(number, WORDS + "\n明天"), "zip of " + export(number, WORDS));
    }

    private static List<String> digests(String text) {
        return DIGEST.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String entry(SearchedPacket packet, EntryId entry) {
        return new String(packet.member("entries/" + entry + ".json"), UTF_8);
    }

    private static void holdsNothingOfTheExports(SearchedPacket packet) {
        assertThat(guessed(packet)).isEmpty();
        for (String content : contents(NUMBER)) {
            byte[] bytes = content.getBytes(UTF_8);
            for (String hex : List.of(Sha256.of(bytes).hex(), Sm3.of(bytes).hex())) {
                assertThat(packet.holds(hex)).isFalse();
            }
            assertThat(packet.holds(Sha256.of(bytes).bytes())).isFalse();
            assertThat(packet.holds(bytes)).isFalse();
        }
    }

    @Test
    void a_full_packet_lets_guess_for_it_holds_the_number_itself() throws Exception {
        SearchedPacket packet = searched(Redaction.NOTHING);
        assertThat(guessed(packet)).containsExactly(NUMBER);
        assertThat(packet.holds(NUMBER)).isTrue();
        assertThat(packet.paths()).contains("originals/" + sha256(export(NUMBER, WORDS)) + ".txt");
    }

    @ParameterizedTest
    @EnumSource(names = {"THIRD_PARTY_NAMES", "COLLECTOR_NAMES", "COLLECTOR_NUMBERS", "RECORDS", "FILES", "EXPORTS"})
    void no_digest_of_an_export_is_left_where_something_of_its_records_is_withheld(Part part) throws Exception {
        holdsNothingOfTheExports(searched(parts(part)));
    }

    @Test
    void withheld_words_of_one_record_take_the_digests_of_every_backup_along() throws Exception {
        holdsNothingOfTheExports(searched(new Redaction("", Set.of(), Set.of(imported), Set.of())));
    }

    @Test
    void a_file_of_a_record_that_is_left_out_takes_the_digests_along() throws Exception {
        holdsNothingOfTheExports(searched(new Redaction("", Set.of(), Set.of(), Set.of(imported))));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELATIONS", "RETELLINGS", "CORRECTION_REASONS", "DECISION_REASONS", "ERASURE_REASONS"})
    void what_no_record_repeats_leaves_the_digests(Part part) throws Exception {
        assertThat(guessed(searched(parts(part)))).containsExactly(NUMBER);
    }

    @Test
    void withheld_words_that_were_typed_leave_the_digests() throws Exception {
        assertThat(guessed(searched(new Redaction("", Set.of(), Set.of(typed), Set.of()))))
                .containsExactly(NUMBER);
    }

    @Test
    void the_name_and_the_figures_of_an_export_stay_where_they_tell_nothing() throws Exception {
        SearchedPacket packet = searched(parts(Part.COLLECTOR_NUMBERS));
        assertThat(entry(packet, exported))
                .contains(FILE_NAME, "\"found\":\"1\"")
                .contains(withheld("files"));
        assertThat(entry(packet, later))
                .contains("later.xml", "\"found\":\"2\"")
                .contains(withheld("sha256"));
        // The figures of an archive give the digest of the file in it.
        assertThat(entry(packet, zipped)).contains("small.zip").doesNotContain("\"member\":");
    }

    private static String withheld(String first) {
        return "\"withheld\":{\"" + first + "\":";
    }

    @Test
    void the_whole_export_is_neither_among_the_originals_nor_listed_as_left_out() throws Exception {
        KeptPacket kept = made(parts(Part.COLLECTOR_NUMBERS));
        SearchedPacket packet = SearchedPacket.of(kept);
        assertThat(packet.paths()).noneMatch(path -> path.contains(sha256(export(NUMBER, WORDS))));
        assertThat(new String(packet.member("manifest.json"), UTF_8)).doesNotContain("\"withheld\":[");
        assertThat(entry(packet, attached))
                .contains(withheld("collectorNumber"))
                .contains(",\"files\":\"");
        assertThat(kept.withheldFiles()).isEqualTo(1);
    }

    @Test
    void an_archive_whose_file_is_called_by_a_withheld_number_tells_neither_its_name_nor_its_figures()
            throws Exception {
        CaseFile before = caseFile;
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        try {
            List<EntryId> items = new ArrayList<>();
            items.add(acquired(kept("zip", "a.zip"), Map.of("member", "sms-" + NUMBER + "_2026.xml"), false, "还钱"));
            SearchedPacket packet = searched(parts(Part.COLLECTOR_NUMBERS));
            assertThat(packet.holds(NUMBER)).isFalse();
            assertThat(entry(packet, items.getFirst())).doesNotContain("\"member\":", "a.zip");
            assertThat(entry(searched(parts(Part.RECORDS)), items.getFirst())).contains("\"member\":", NUMBER, "a.zip");
        } finally {
            caseFile = before;
        }
    }
}
