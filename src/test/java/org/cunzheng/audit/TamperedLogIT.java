package org.cunzheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.Act;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.Stamps;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.cunzheng.timestamp.OpensslAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody owns the database: whatever he changes in it is named. Each change is rolled back after its audit. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedLogIT implements TestPropertyProvider {
    private static final int SIZE = 543;

    private final AuditedServer server = AuditedServer.start();
    private final OpensslAuthority authority = OpensslAuthority.start();
    private final List<UUID> placed = new ArrayList<>();

    @Inject
    Audit audit;

    @Inject
    CustodyLog log;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    Sequencer sequencer;

    @Inject
    Stamps stamps;

    @Inject
    LogKey key;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile first;
    private CaseFile second;
    private UUID waiting;
    private Checkpoint kept;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = server.properties();
        properties.put(
                "cunzheng.timestamp.authorities.invented.uri", authority.uri().toString());
        properties.put(
                "cunzheng.timestamp.authorities.invented.roots",
                authority.rootPem().toString());
        return properties;
    }

    @BeforeAll
    void fill() throws SQLException {
        first = CaseFileFixture.opened(caseFiles, accounts);
        second = CaseFileFixture.opened(caseFiles, accounts);
        told(first, 300);
        kept = sequencer.sequence().checkpoint();
        told(second, 230);
        sequencer.sequence();
        for (int i = 0; i < 10; i++) {
            told(i % 2 == 0 ? first : second, 1);
            sequencer.sequence();
        }
        stamps.stampNewest();
        for (String text : List.of("一张截图", "另一张截图")) {
            Original original = originals.keep(
                    first.id(), new ByteArrayInputStream(text.repeat(5000).getBytes(StandardCharsets.UTF_8)), "a.png");
            evidence.record(
                    first,
                    UUID.randomUUID(),
                    IncidentFixture.shownBy(original, IncidentFixture.sms("2026-11-18T22:41:00", "今天再不还钱就上门")));
        }
        Entry erased = log.entries(first.id()).get(100);
        log.append(
                first.id(),
                first.owner(),
                UUID.randomUUID(),
                List.of(new Act(
                        EntryKind.ERASURE,
                        Map.of(
                                "erased",
                                Value.text(erased.id().toString()),
                                "erasedCommitment",
                                Value.text(erased.commitment().hex())))));
        sequencer.sequence();
        waiting = told(second, 1).getFirst().id().value();
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM entry_content WHERE entry = '" + erased.id() + "'");
            connection.commit();
            try (ResultSet rows = statement.executeQuery("SELECT entry FROM leaf ORDER BY place")) {
                while (rows.next()) {
                    placed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        assertThat(placed).hasSize(SIZE);
    }

    private List<Entry> told(CaseFile caseFile, int times) {
        return log.append(
                caseFile.id(),
                caseFile.owner(),
                UUID.randomUUID(),
                IntStream.range(0, times)
                        .mapToObj(i ->
                                new Act(EntryKind.INCIDENT_RECORDED, Map.of("text", Value.text("第 " + i + " 次说要上门"))))
                        .toList());
    }

    @AfterAll
    void stop() {
        authority.close();
        server.close();
    }

    /** What an audit says after the changes, which are then undone. */
    private AuditReport after(List<Checkpoint> brought, Change change) throws Exception {
        try (Connection connection = server.superuser()) {
            change.make(connection);
            Tally tally = new Tally();
            audit.examine(connection, brought, _ -> {}, tally);
            connection.rollback();
            return tally.report(Instant.EPOCH, Instant.EPOCH, "");
        }
    }

    private interface Change {
        void make(Connection connection) throws Exception;
    }

    private AuditReport after(String... changes) throws Exception {
        return after(List.of(), connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String change : changes) {
                    assertThat(statement.executeUpdate(filled(change))).isPositive();
                }
            }
        });
    }

    /** Puts ids in the place of {@code {5}} (the entry at place 5), {@code {waiting}}, {@code {first}} and {@code {second}}. */
    private String filled(String text) {
        String filled = text.replace("{waiting}", waiting.toString())
                .replace("{first}", first.id().toString())
                .replace("{second}", second.id().toString());
        for (int place : new int[] {5, 6, 534, 535}) {
            filled = filled.replace("{" + place + "}", placed.get(place).toString());
        }
        return filled;
    }

    private static List<String> told(AuditReport report) {
        return report.named().stream()
                .map(fault -> fault.trait() + " " + fault.subject())
                .toList();
    }

    @Test
    void a_log_that_nobody_touched_fits_with_its_erasure_and_its_files() {
        AuditReport report = audit.run(new FileChecking.Digest(), List.of(kept), _ -> {});
        assertThat(report.named()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.FITS);
        assertThat(report.examined()).isEqualTo(new Examined(SIZE + 1, 1, SIZE, 4, 13, 1, 2, 2, 0));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                one("UPDATE entry SET id = gen_random_uuid() WHERE id = '{5}'", "ENTRY_GONE entry {5}"),
                one("UPDATE entry SET case_file = '{second}' WHERE id = '{5}'", "CASE_FILE entry {5}"),
                one(
                        "UPDATE entry SET recorded_at = recorded_at - interval '1 ms' WHERE id = '{5}'",
                        "RECORDED_AT entry {5}"),
                one("UPDATE entry SET arrival = arrival + 1 WHERE id = '{5}'", "ORDER entry {5}", "ORDER entry {6}"),
                one("UPDATE entry SET arrival = 1000000 WHERE id = '{5}'", "ORDER entry {5}"),
                one(
                        "UPDATE entry SET commitment = sha256('x') WHERE id = '{5}'",
                        "COMMITMENT entry {5}", "LEAF_HASH leaf 5 (entry {5})"),
                one("DELETE FROM entry WHERE id = '{5}'", "ENTRY_GONE entry {5}"),
                one("UPDATE entry_content SET entry = gen_random_uuid() WHERE entry = '{5}'", "CONTENT_GONE entry {5}"),
                one(
                        "UPDATE entry_content SET canonical = replace(convert_from(canonical, 'UTF8'), '次', '回')::bytea WHERE entry = '{5}'",
                        "COMMITMENT entry {5}"),
                one(
                        "UPDATE entry_content SET canonical = canonical || ' '::bytea WHERE entry = '{5}'",
                        "NOT_CANONICAL entry {5}"),
                one("UPDATE entry_content SET secret = sha256('x') WHERE entry = '{5}'", "COMMITMENT entry {5}"),
                one("DELETE FROM entry_content WHERE entry = '{5}'", "CONTENT_GONE entry {5}"),
                one(
                        "UPDATE leaf SET place = 100000 WHERE place = 5",
                        "LEAF_GONE leaf 5",
                        "PLACE leaf 100000 (entry {5})"),
                one("UPDATE leaf SET entry = gen_random_uuid() WHERE place = 5", "PLACE_GONE entry {5}"),
                one("DELETE FROM leaf WHERE place = 5", "LEAF_GONE leaf 5", "PLACE_GONE entry {5}"),
                one(
                        "UPDATE tile SET level = 3 WHERE level = 0 AND place = 1",
                        "TILE_GONE tile 0/1",
                        "TILE_STRAY tile 3/1"),
                one(
                        "UPDATE tile SET place = 77 WHERE level = 0 AND place = 1",
                        "TILE_GONE tile 0/1",
                        "TILE_STRAY tile 0/77"),
                one(
                        "UPDATE tile SET hashes = set_byte(hashes, 5 * 32, get_byte(hashes, 5 * 32) # 1) WHERE level = 0 AND place = 0",
                        "LEAF_HASH leaf 5 (entry {5})"),
                one(
                        "UPDATE tile SET hashes = set_byte(hashes, 32, get_byte(hashes, 32) # 1) WHERE level = 1",
                        "TILE tile 1/0 hash 1"),
                one("UPDATE tile SET hashes = hashes || sha256('x') WHERE level = 1", "TILE_WIDTH tile 1/0"),
                one(
                        "UPDATE tile SET hashes = substring(hashes FROM 1 FOR 320) WHERE level = 0 AND place = 0",
                        "TILE_WIDTH tile 0/0"),
                one("DELETE FROM tile WHERE level = 1", "TILE_GONE tile 1/0"),
                one("UPDATE checkpoint SET size = 400 WHERE size = 535", "CHECKPOINT checkpoint 400"),
                one("UPDATE checkpoint SET size = 100000 WHERE size = 535", "CHECKPOINT checkpoint 100000"),
                one("UPDATE checkpoint SET root = sha256('x') WHERE size = 535", "CHECKPOINT checkpoint 535"),
                one(
                        "UPDATE checkpoint SET note = overlay(note PLACING CASE substring(note FROM length(note) - 20 FOR 1)"
                                + " WHEN 'x' THEN 'y' ELSE 'x' END FROM length(note) - 20) WHERE size = 535",
                        "SIGNATURE checkpoint 535"),
                one("UPDATE checkpoint SET note = note || E'\\n' WHERE size = 535", "SIGNATURE checkpoint 535"),
                one(
                        "UPDATE checkpoint SET signed_at = signed_at - interval '1 day' WHERE size = 535",
                        "CLOCK checkpoint 535",
                        "CLOCK entry {534}"),
                one(
                        "UPDATE checkpoint SET signed_at = signed_at + interval '1 day' WHERE size = 535",
                        "CLOCK checkpoint 536"),
                one("DELETE FROM checkpoint WHERE size = " + SIZE, "CHECKPOINT_GONE checkpoint " + SIZE),
                one("DELETE FROM checkpoint WHERE size = 540", "CHECKPOINT_GONE timestamp 540/invented"),
                one("UPDATE timestamp_token SET size = 539", "TOKEN timestamp 539/invented"),
                one("UPDATE timestamp_token SET authority = 'other'", "TOKEN_UNCHECKED timestamp 540/other"),
                one(
                        "UPDATE timestamp_token SET gen_time = gen_time - interval '1 s'",
                        "TOKEN_ROW timestamp 540/invented"),
                one("UPDATE timestamp_token SET signer = 'Somebody'", "TOKEN_ROW timestamp 540/invented"),
                one(
                        "UPDATE timestamp_token SET reply = set_byte(reply, length(reply) - 9, get_byte(reply, length(reply) - 9) # 1)",
                        "TOKEN timestamp 540/invented"),
                one("UPDATE unsequenced SET arrival = arrival + 1", "WAITING entry {waiting}"),
                one("UPDATE unsequenced SET entry = gen_random_uuid()", "PLACE_GONE entry {waiting}"),
                one("DELETE FROM unsequenced", "PLACE_GONE entry {waiting}"),
                one("INSERT INTO unsequenced SELECT arrival, id FROM entry WHERE id = '{5}'", "WAITING entry {5}"));
    }

    private static Arguments one(String change, String... told) {
        return arguments(change, List.of(told));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_of_a_single_column_names_what_was_changed(String change, List<String> told) throws Exception {
        assertThat(told(after(change)))
                .containsAll(told.stream().map(this::filled).toList());
    }

    @Test
    void exchanged_contents_name_both_entries_and_nothing_else() throws Exception {
        AuditReport report = after(
                "UPDATE entry_content SET entry = '00000000-0000-0000-0000-000000000000' WHERE entry = '{5}'",
                "UPDATE entry_content SET entry = '{5}' WHERE entry = '{6}'",
                "UPDATE entry_content SET entry = '{6}' WHERE entry = '00000000-0000-0000-0000-000000000000'");
        assertThat(told(report))
                .containsExactlyInAnyOrder(
                        filled("COMMITMENT entry {5}"),
                        filled("COMMITMENT entry {6}"),
                        filled("ID entry {5}"),
                        filled("ID entry {6}"));
    }

    @Test
    void exchanged_places_name_both_entries() throws Exception {
        AuditReport report = after(
                "UPDATE leaf SET entry = '00000000-0000-0000-0000-000000000000' WHERE place = 5",
                "UPDATE leaf SET entry = '{5}' WHERE place = 6",
                "UPDATE leaf SET entry = '{6}' WHERE place = 5");
        assertThat(told(report))
                .contains(filled("LEAF_HASH leaf 5 (entry {6})"), filled("LEAF_HASH leaf 6 (entry {5})"));
    }

    @Test
    void an_entry_copied_to_another_case_file_is_named() throws Exception {
        String copy = "11111111-1111-7111-8111-111111111111";
        AuditReport report = after(
                "INSERT INTO entry SELECT '" + copy
                        + "', '{second}', request, recorded_at, nextval('entry_arrival'), commitment FROM entry"
                        + " WHERE id = '{5}'",
                "INSERT INTO entry_content SELECT '" + copy + "', canonical, secret FROM entry_content"
                        + " WHERE entry = '{5}'");
        assertThat(told(report))
                .containsExactlyInAnyOrder("PLACE_GONE entry " + copy, "ID entry " + copy, "CASE_FILE entry " + copy);
    }

    @Test
    void a_log_cut_off_at_its_end_names_each_place_that_is_gone() throws Exception {
        AuditReport report = after(
                "DELETE FROM entry_content WHERE entry IN (SELECT entry FROM leaf WHERE place >= 541)",
                "DELETE FROM entry WHERE id IN (SELECT entry FROM leaf WHERE place >= 541)",
                "DELETE FROM leaf WHERE place >= 541");
        assertThat(told(report)).contains("LEAF_GONE leaf 541", "LEAF_GONE leaf 542");
        assertThat(report.count(Trait.Sort.MISSING)).isEqualTo(3);
    }

    @Test
    void a_content_that_came_back_after_its_erasure_is_named() throws Exception {
        AuditReport report =
                after("INSERT INTO entry_content SELECT e.id, c.canonical, c.secret FROM entry e, entry_content c"
                        + " WHERE c.entry = '{5}' AND NOT EXISTS (SELECT 1 FROM entry_content k WHERE k.entry = e.id)");
        assertThat(told(report)).contains("ERASURE entry " + placed.get(SIZE - 1));
    }

    @Test
    void a_log_written_anew_without_the_key_names_the_first_checkpoint_that_it_cannot_give() throws Exception {
        AuditReport report = after(
                List.of(),
                connection ->
                        LogRewriting.on(connection).tell(5, "text", "什么也没说").withNotesKept());
        assertThat(told(report)).contains("ROOT checkpoint 300 (places 0 to 299)");
        AuditReport signedByAnother = after(
                List.of(),
                connection ->
                        LogRewriting.on(connection).tell(5, "text", "什么也没说").signedBy(LogKey.generate(key.origin())));
        assertThat(told(signedByAnother)).contains("SIGNATURE checkpoint 300");
        assertThat(signedByAnother.named())
                .filteredOn(fault -> fault.trait() == Trait.SIGNATURE)
                .hasSize(13);
    }

    @Test
    void a_log_written_anew_with_the_key_is_noticed_by_a_checkpoint_from_elsewhere_and_a_timestamp() throws Exception {
        Change change = connection ->
                LogRewriting.on(connection).tell(5, "text", "什么也没说").signedBy(key);
        assertThat(told(after(List.of(), change))).containsExactly("TOKEN timestamp 540/invented");
        assertThat(told(after(List.of(kept), change))).contains("BROUGHT checkpoint 300");
    }

    @Test
    void a_checkpoint_larger_than_the_log_is_not_of_it() throws Exception {
        AuditReport report = after(List.of(new Checkpoint(SIZE + 1, Sha256.of())), _ -> {});
        assertThat(told(report)).containsExactly("BROUGHT checkpoint " + (SIZE + 1));
        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void a_clock_that_was_set_back_names_the_entry() throws Exception {
        AuditReport report = after(
                List.of(),
                connection -> LogRewriting.on(connection).recordedEarlier(535).signedBy(key));
        assertThat(told(report)).contains(filled("CLOCK entry {535}"));
        assertThat(report.named())
                .filteredOn(fault -> fault.trait() == Trait.CLOCK)
                .allSatisfy(fault -> assertThat(fault.trait().sort()).isEqualTo(Trait.Sort.UNVERIFIABLE));
    }

    /** Nothing seals it: it keeps a request from being sealed twice, and says nothing of what was. */
    @Test
    void the_number_of_a_request_is_not_guarded() throws Exception {
        assertThat(after("UPDATE entry SET request = gen_random_uuid() WHERE id = '{5}'")
                        .verdict())
                .isEqualTo(Verdict.FITS);
    }

    @Test
    void faults_beyond_the_first_are_counted_and_hold_no_word_that_was_told() throws Exception {
        AuditReport report = after("UPDATE entry_content SET secret = sha256('x')");
        assertThat(report.named()).hasSize(Tally.NAMED);
        assertThat(report.count(Trait.Sort.ALTERED)).isEqualTo(SIZE);
        assertThat(report.named().toString()).doesNotContain("上门", "林某");
    }

    private AuditReport afterFiles(FileChecking files, FileChange change) throws Exception {
        Path home = server.data().resolve("vault").resolve(first.id().toString());
        Path aside = Files.createDirectories(server.data().resolve("aside"));
        List<Path> kept = list(home);
        for (Path file : kept) {
            Files.copy(file, aside.resolve(file.getFileName()));
        }
        try {
            change.make(
                    home,
                    kept.stream()
                            .filter(file -> file.toString().endsWith(".sealed"))
                            .toList());
            return audit.run(files, List.of(), _ -> {});
        } finally {
            for (Path file : list(home)) {
                Files.delete(file);
            }
            for (Path file : list(aside)) {
                Files.move(file, home.resolve(file.getFileName()));
            }
        }
    }

    private interface FileChange {
        void make(Path home, List<Path> objects) throws IOException;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(file, bytes);
    }

    private List<String> originalsNamed(Trait trait) {
        return log.entries(first.id()).stream()
                .filter(entry -> entry.fields().containsKey("files"))
                .map(entry -> trait + " original .{64} of entry " + entry.id())
                .toList();
    }

    @Test
    void an_original_with_a_changed_byte_is_named_with_its_entry() throws Exception {
        for (int at : new int[] {3, 200, -1}) {
            AuditReport report = afterFiles(new FileChecking.Digest(), (_, objects) -> flip(objects.getFirst(), at));
            assertThat(told(report))
                    .singleElement()
                    .asString()
                    .matches(String.join("|", originalsNamed(Trait.ORIGINAL)));
            assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
            assertThat(report.examined().filesRead()).isEqualTo(2);
        }
    }

    @Test
    void a_lost_original_is_missing_also_when_only_presence_is_looked_at() throws Exception {
        AuditReport report = afterFiles(new FileChecking.Presence(), (_, objects) -> Files.delete(objects.getFirst()));
        assertThat(told(report))
                .singleElement()
                .asString()
                .matches(String.join("|", originalsNamed(Trait.ORIGINAL_GONE)));
        assertThat(report.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(report.examined().filesRead()).isZero();
    }

    @Test
    void a_file_that_is_not_there_is_not_counted_as_read() throws Exception {
        AuditReport report = afterFiles(new FileChecking.Digest(), (_, objects) -> Files.delete(objects.getFirst()));
        assertThat(report.examined().files()).isEqualTo(2);
        assertThat(report.examined().filesRead()).isEqualTo(1);
    }

    @Test
    void exchanged_originals_are_both_named() throws Exception {
        AuditReport report = afterFiles(new FileChecking.Digest(), (home, objects) -> {
            Files.move(objects.get(0), home.resolve("between"));
            Files.move(objects.get(1), objects.get(0));
            Files.move(home.resolve("between"), objects.get(1));
        });
        assertThat(told(report)).hasSize(2).allMatch(text -> text.startsWith("ORIGINAL original"));
    }

    @Test
    void originals_whose_key_is_gone_or_damaged_cannot_be_checked_and_are_not_called_altered() throws Exception {
        for (FileChange change : List.<FileChange>of(
                (home, _) -> Files.delete(home.resolve("key")), (home, _) -> flip(home.resolve("key"), 20))) {
            AuditReport report = afterFiles(new FileChecking.Digest(), change);
            assertThat(told(report)).hasSize(2).allMatch(text -> text.startsWith("ORIGINAL_CLOSED original"));
            assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
            assertThat(report.examined().orphans()).isZero();
            assertThat(report.examined().filesRead()).isZero();
        }
    }

    @Test
    void stored_files_that_no_entry_names_are_counted() throws Exception {
        AuditReport report = afterFiles(
                new FileChecking.Presence(),
                (home, objects) -> Files.copy(objects.getFirst(), home.resolve("0".repeat(64) + ".sealed")));
        assertThat(report.verdict()).isEqualTo(Verdict.FITS);
        assertThat(report.examined().orphans()).isEqualTo(1);
        assertThat(afterFiles(new FileChecking.None(), (_, objects) -> Files.delete(objects.getFirst()))
                        .verdict())
                .isEqualTo(Verdict.FITS);
    }
}
