package org.cunzheng.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.MerkleProofs;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasuresIT implements TestDatabase {
    private static final String REASON = "里面有家人的住址";

    @Inject
    CustodyLog log;

    @Inject
    Erasures erasures;

    @Inject
    Sequencer sequencer;

    @Inject
    TransparencyLog transparency;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    DataSource application;

    @Inject
    DataSourceResolver resolver;

    private CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    private Entry append(UUID request, EntryKind kind, String text) {
        return log.append(
                        caseFile.id(),
                        caseFile.owner(),
                        request,
                        List.of(new Act(kind, Map.of("text", Value.text(text)))))
                .getFirst();
    }

    private Entry append(String text) {
        return append(UUID.randomUUID(), EntryKind.INCIDENT_RECORDED, text);
    }

    private EntryId erase(Entry entry) {
        Erasures.Target target = new Erasures.Target(entry.id(), entry.commitment(), 2);
        return transactions.executeWrite(
                _ -> erasures.erase(caseFile.id(), caseFile.owner(), UUID.randomUUID(), List.of(target), REASON)
                        .getFirst());
    }

    private Entry entry(EntryId id) {
        return log.entries(caseFile.id()).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void neither_the_words_nor_the_secret_are_in_any_table_any_more() throws SQLException {
        String words = "一句只说过一次的话 " + UUID.randomUUID();
        Entry entry = append(words);
        byte[] secret = DatabaseSearch.secret(entry.id().toString());
        assertThat(DatabaseSearch.tablesWith(words)).containsExactly("entry_content");
        assertThat(DatabaseSearch.tablesWith(secret)).containsExactly("entry_content");
        erase(entry);
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        assertThat(DatabaseSearch.tablesWith(secret)).isEmpty();
        assertThat(DatabaseSearch.tablesWith(entry.commitment().hex())).containsExactly("entry", "entry_content");
    }

    @Test
    void the_entry_that_says_so_says_just_this() {
        Entry entry = append("x");
        Entry by = entry(erase(entry));
        assertThat(by.kind()).isEqualTo(EntryKind.ERASURE);
        Map<String, Value> told = new HashMap<>(by.fields());
        told.keySet().removeAll(Entry.COMMON_FIELDS);
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "erased", Value.text(entry.id().toString()),
                        "erasedCommitment", Value.text(entry.commitment().hex()),
                        "reason", Value.text(REASON),
                        "files", Value.text("2")));
    }

    @Test
    void leaf_receipt_and_proofs_of_before_stay_byte_for_byte() {
        Entry before = append("before");
        Entry gone = append("gone");
        Entry after = append("after");
        Checkpoint checkpoint = sequencer.sequence().checkpoint();
        List<Object> proofs = proofs(checkpoint, before, gone, after);
        EntryId by = erase(gone);
        assertThat(proofs(checkpoint, before, gone, after)).isEqualTo(proofs);
        assertThat(log.entries(caseFile.id()).stream().map(Entry::id)).containsExactly(before.id(), after.id(), by);

        Checkpoint now = sequencer.sequence().checkpoint();
        long place = transparency.place(gone.id()).orElseThrow();
        assertThat(MerkleProofs.includes(
                        now,
                        place,
                        gone.commitment(),
                        transparency.tree(now.size()).inclusionProof(place)))
                .isTrue();
        assertThat(erasures.of(caseFile.id()))
                .singleElement()
                .isEqualTo(new Erasures.Erased(
                        gone.id(),
                        gone.recordedAt().toInstant(),
                        gone.arrival(),
                        gone.commitment(),
                        Optional.of(place),
                        by));
    }

    private List<Object> proofs(Checkpoint checkpoint, Entry... entries) {
        List<Object> proofs = new ArrayList<>();
        for (Entry entry : entries) {
            long place = transparency.place(entry.id()).orElseThrow();
            proofs.add(place);
            proofs.add(transparency.tree(checkpoint.size()).inclusionProof(place));
            proofs.add(transparency.receipt(entry.commitment(), entry.recordedAt()));
        }
        return proofs;
    }

    @Test
    void a_form_sent_again_does_not_bring_it_back() throws SQLException {
        String words = "说过的话 " + UUID.randomUUID();
        UUID request = UUID.randomUUID();
        erase(append(request, EntryKind.INCIDENT_RECORDED, words));
        assertThatExceptionOfType(KeyReused.class)
                .isThrownBy(() -> append(request, EntryKind.INCIDENT_RECORDED, words));
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryKind.class,
            names = {"ERASURE", "PACKET_MADE"})
    void what_says_what_was_done_is_never_erased(EntryKind kind) throws SQLException {
        Entry entry = append(UUID.randomUUID(), kind, "x");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> erase(entry));
        assertThatThrownBy(() -> call(entry.id()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never erased");
        assertThat(log.entries(caseFile.id())).containsExactly(entry);
    }

    @Test
    void nothing_is_erased_twice_nor_what_was_never_there() {
        Entry entry = append("x");
        erase(entry);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> erase(entry));
        assertThatThrownBy(() -> call(entry.id())).hasMessageContaining("no such entry in this case file");
        assertThatThrownBy(() -> call(new EntryId(UUID.randomUUID())))
                .hasMessageContaining("no such entry in this case file");
        assertThat(log.entries(caseFile.id())).hasSize(1);
    }

    /** The database's own function, called past our code. */
    private void call(EntryId target) throws SQLException {
        run("SELECT erase_content('" + target + "', '" + caseFile.id() + "', gen_random_uuid(), now(),"
                + " gen_random_uuid(), decode(repeat('00', 32), 'hex'), 'x', decode(repeat('00', 32), 'hex'))");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = resolver.resolve(application).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void after_an_erasure_the_application_still_cannot_delete_content_by_itself() throws SQLException {
        Entry kept = append("kept");
        Entry gone = append("gone");
        Erasures.Target target = new Erasures.Target(gone.id(), gone.commitment(), 0);
        assertThatThrownBy(() -> transactions.executeWrite(status -> {
                    erasures.erase(caseFile.id(), caseFile.owner(), UUID.randomUUID(), List.of(target), REASON);
                    try (Statement statement = status.getConnection().createStatement()) {
                        return statement.executeUpdate("DELETE FROM entry_content");
                    }
                }))
                .hasStackTraceContaining("permission denied");
        assertThat(log.entries(caseFile.id())).containsExactly(kept, gone);
        assertThatThrownBy(() -> run("DELETE FROM entry_content WHERE entry = '" + kept.id() + "'"))
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42501");
    }
}
