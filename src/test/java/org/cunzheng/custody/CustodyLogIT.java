package org.cunzheng.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.MerkleProofs;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustodyLogIT implements TestDatabase {
    private static final Act ACT =
            new Act(EntryKind.INCIDENT_RECORDED, Map.of("text", Value.text("今天下午五点前还钱 \uD83D\uDE21")));

    @Inject
    CustodyLog log;

    @Inject
    Sequencer sequencer;

    @Inject
    TransparencyLog transparency;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    DataSource application;

    @Inject
    DataSourceResolver resolver;

    private CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    private Entry append(UUID request) {
        return log.append(caseFile.id(), caseFile.owner(), request, List.of(ACT))
                .getFirst();
    }

    @Test
    void what_is_read_is_what_was_sealed() {
        Entry sealed = append(UUID.randomUUID());
        assertThat(log.entries(caseFile.id())).containsExactly(sealed);
    }

    @Test
    void text_that_is_not_legal_unicode_survives() {
        String broken = "\uD800 \u0000 \uDC00\uD800";
        log.append(
                caseFile.id(),
                caseFile.owner(),
                UUID.randomUUID(),
                List.of(new Act(EntryKind.INCIDENT_RECORDED, Map.of("text", Value.text(broken)))));
        assertThat(log.entries(caseFile.id()).getFirst().text("text")).contains(broken);
    }

    @Test
    void the_same_request_seals_once() {
        UUID request = UUID.randomUUID();
        Entry first = append(request);
        assertThat(append(request)).isEqualTo(first);
        assertThat(log.entries(caseFile.id())).hasSize(1);
    }

    @Test
    void many_acts_at_once_are_sealed_each_as_told_and_in_their_order() {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 1203; i++) {
            acts.add(new Act(EntryKind.INCIDENT_RECORDED, Map.of("text", Value.text("act " + i))));
        }
        UUID request = UUID.randomUUID();
        List<Entry> entries = log.append(caseFile.id(), caseFile.owner(), request, acts);
        assertThat(log.entries(caseFile.id())).isEqualTo(entries);
        assertThat(entries).hasSize(1203);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).text("text")).contains("act " + i);
        }
        assertThat(log.append(caseFile.id(), caseFile.owner(), request, acts)).isEqualTo(entries);
    }

    @Test
    void a_double_tap_at_the_same_time_seals_once() throws Exception {
        UUID request = UUID.randomUUID();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Entry>> taps =
                    List.of(() -> append(request), () -> append(request), () -> append(request), () -> append(request));
            List<EntryId> ids = new ArrayList<>();
            for (Future<Entry> tap : threads.invokeAll(taps)) {
                ids.add(tap.get().id());
            }
            assertThat(ids).hasSize(4).containsOnly(ids.getFirst());
        }
        assertThat(log.entries(caseFile.id())).hasSize(1);
    }

    @Test
    void places_have_no_gaps_under_concurrent_appends() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Entry>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                writers.add(() -> append(UUID.randomUUID()));
            }
            for (Future<Entry> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        List<Entry> entries = log.entries(caseFile.id());
        SignedCheckpoint checkpoint = sequencer.sequence();
        Map<EntryId, Long> places = transparency.places(caseFile.id());
        // A case file's entries have their places in the order in which they came in.
        assertThat(entries.stream().map(Entry::id)).hasSize(40).containsExactlyElementsOf(places.keySet());
        assertThat(List.copyOf(places.values())).isSorted().doesNotHaveDuplicates();
        assertThat(checkpoint.checkpoint().size())
                .isGreaterThan(places.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow());
    }

    @Test
    void a_disclosure_lets_a_stranger_recompute_the_commitment_and_its_place() {
        append(UUID.randomUUID());
        Disclosure disclosure = log.disclosures(caseFile.id()).getFirst();
        Map<String, Value> fields = disclosure.entry().fields();
        Map<String, Sha256> digests = new TreeMap<>();
        disclosure
                .salts()
                .forEach((name, salt) -> digests.put(
                        name, FieldCommitments.fieldDigest(salt, Objects.requireNonNull(fields.get(name)))));
        assertThat(FieldCommitments.commitment(digests))
                .isEqualTo(disclosure.entry().commitment());
        Checkpoint checkpoint = sequencer.sequence().checkpoint();
        long place = transparency.place(disclosure.entry().id()).orElseThrow();
        assertThat(MerkleProofs.includes(
                        checkpoint,
                        place,
                        FieldCommitments.commitment(digests),
                        transparency.tree(checkpoint.size()).inclusionProof(place)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET recorded_at = now()",
                "UPDATE entry SET commitment = decode(repeat('00', 32), 'hex')",
                "DELETE FROM entry",
                "TRUNCATE entry CASCADE",
                "UPDATE entry_content SET canonical = 'x'",
                "DELETE FROM entry_content",
                "TRUNCATE entry_content",
                "UPDATE leaf SET place = place + 1",
                "DELETE FROM leaf",
                "DELETE FROM checkpoint",
                "UPDATE checkpoint SET note = 'x'",
                "UPDATE tile SET level = 7",
                "DELETE FROM tile",
                "DELETE FROM log_identity",
                "ALTER TABLE entry DISABLE TRIGGER ALL",
                "DROP TABLE entry_content",
                "SELECT set_config('cunzheng.erasing', (SELECT id::text FROM entry LIMIT 1), false);"
                        + " DELETE FROM entry_content"
            })
    void the_application_cannot_alter_evidence(String attack) throws SQLException {
        append(UUID.randomUUID());
        try (Connection connection = resolver.resolve(application).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attack))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET recorded_at = now()",
                "DELETE FROM entry",
                "TRUNCATE entry CASCADE",
                "UPDATE entry_content SET canonical = 'x'",
                "DELETE FROM entry_content",
                "UPDATE leaf SET place = place + 1",
                "TRUNCATE leaf",
                "UPDATE checkpoint SET note = 'x'",
                "UPDATE tile SET hashes = substring(hashes FROM 1 FOR 32) || hashes WHERE octet_length(hashes) < 8000",
                "TRUNCATE tile",
                "UPDATE log_identity SET verifier_key = 'x'"
            })
    void even_the_owner_is_stopped_by_the_triggers(String attack) throws SQLException {
        append(UUID.randomUUID());
        DatabaseAddress owner = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(attack))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(append-only|erased only with an erasure entry).*");
        }
    }

    @Test
    void content_that_was_altered_behind_our_back_is_not_given_out() throws SQLException {
        Entry entry = append(UUID.randomUUID());
        DatabaseAddress owner = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE entry_content DISABLE TRIGGER USER");
            statement.execute("UPDATE entry_content SET canonical = convert_to(replace(convert_from(canonical, 'UTF8'),"
                    + " '五点', '六点'), 'UTF8') WHERE entry = '" + entry.id() + "'");
            statement.execute("ALTER TABLE entry_content ENABLE TRIGGER USER");
        }
        assertThatThrownBy(() -> log.entries(caseFile.id()))
                .isInstanceOf(AlteredEntry.class)
                .hasMessageContaining(entry.id().toString())
                .hasMessageContaining("calculated");
    }
}
