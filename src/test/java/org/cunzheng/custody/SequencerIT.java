package org.cunzheng.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.MerkleProofs;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SequencerIT implements TestDatabase {
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

    private CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    private Entry append(int number) {
        return log.append(
                        caseFile.id(),
                        caseFile.owner(),
                        UUID.randomUUID(),
                        List.of(new Act(EntryKind.INCIDENT_RECORDED, Map.of("text", Value.text("第 " + number + " 条")))))
                .getFirst();
    }

    @Test
    void an_entry_gets_its_place_without_anybody_asking() throws InterruptedException {
        Entry entry = append(1);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (transparency.place(entry.id()).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(transparency.place(entry.id())).isPresent();
    }

    @Test
    void every_checkpoint_extends_the_one_before_and_holds_the_entries_saved_before_it() {
        Checkpoint before = sequencer.sequence().checkpoint();
        Entry entry = append(1);
        Checkpoint after = sequencer.sequence().checkpoint();
        long place = transparency.place(entry.id()).orElseThrow();
        assertThat(MerkleProofs.extendsLog(
                        before, after, transparency.tree(after.size()).consistencyProof(before.size())))
                .isTrue();
        assertThat(MerkleProofs.includes(
                        after,
                        place,
                        entry.commitment(),
                        transparency.tree(after.size()).inclusionProof(place)))
                .isTrue();
    }

    @Test
    void many_sequencers_at_once_make_one_log() throws Exception {
        Checkpoint before = sequencer.sequence().checkpoint();
        List<Entry> entries = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Entry>> writers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                writers.add(() -> {
                    Entry entry = append(number);
                    sequencer.sequence();
                    return entry;
                });
            }
            for (Future<Entry> writer : threads.invokeAll(writers)) {
                entries.add(writer.get());
            }
        }
        Checkpoint after = sequencer.sequence().checkpoint();
        assertThat(after.size()).isGreaterThanOrEqualTo(before.size() + 60);
        for (Entry entry : entries) {
            long place = transparency.place(entry.id()).orElseThrow();
            assertThat(MerkleProofs.includes(
                            after,
                            place,
                            entry.commitment(),
                            transparency.tree(after.size()).inclusionProof(place)))
                    .isTrue();
        }
    }

    @Test
    void what_was_signed_once_is_signed_the_same_for_ever() {
        append(1);
        SignedCheckpoint signed = sequencer.sequence();
        append(2);
        sequencer.sequence();
        assertThat(transparency.checkpoint(signed.checkpoint().size())).contains(signed);
    }

    @Test
    void a_receipt_comes_with_the_save_and_a_proof_with_the_place() {
        Entry entry = append(1);
        String receipt = transparency.receipt(entry.commitment(), entry.recordedAt());
        assertThat(receipt)
                .startsWith("cunzheng-receipt/1 ")
                .contains(java.util.Base64.getEncoder()
                        .encodeToString(entry.commitment().bytes()));
        sequencer.sequence();
        assertThat(transparency.proof(entry.id(), receipt).orElseThrow())
                .startsWith("c2sp.org/tlog-proof@v1\nextra ")
                .contains("\nindex " + transparency.place(entry.id()).orElseThrow() + "\n")
                .endsWith(transparency.newest().note());
    }

    @Test
    void a_tree_that_was_changed_is_not_signed() throws SQLException {
        append(1);
        Checkpoint signed = sequencer.sequence().checkpoint();
        int level = 0;
        long index = (signed.size() - 1) / 256;
        byte[] good = transparency.tile(level, index).orElseThrow().bytes();
        byte[] bad = good.clone();
        bad[bad.length - 1] ^= 1;
        replaceTile(index, bad);
        try {
            append(2);
            assertThatIllegalStateException()
                    .isThrownBy(() -> sequencer.sequence())
                    .withMessageContaining("expected:   " + signed.size() + " " + signed.root());
            assertThat(transparency.newest().checkpoint()).isEqualTo(signed);
        } finally {
            replaceTile(index, good);
        }
        assertThat(sequencer.sequence().checkpoint().size()).isGreaterThan(signed.size());
    }

    /** As somebody would who owns the database. */
    private static void replaceTile(long index, byte[] hashes) throws SQLException {
        DatabaseAddress owner = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE tile DISABLE TRIGGER USER");
            statement.execute("UPDATE tile SET hashes = '\\x"
                    + java.util.HexFormat.of().formatHex(hashes) + "' WHERE level = 0 AND place = " + index);
            statement.execute("ALTER TABLE tile ENABLE TRIGGER USER");
        }
    }

    @Test
    void a_request_sent_again_with_something_else_is_refused_and_seals_nothing() {
        UUID request = UUID.randomUUID();
        Act first = new Act(EntryKind.FINDING_CONFIRMED, Map.of("finding", Value.text("one")));
        Act other = new Act(EntryKind.FINDING_DISMISSED, Map.of("finding", Value.text("one")));
        Entry sealed = log.append(caseFile.id(), caseFile.owner(), request, List.of(first))
                .getFirst();
        assertThatExceptionOfType(KeyReused.class)
                .isThrownBy(() -> log.append(caseFile.id(), caseFile.owner(), request, List.of(other)));
        assertThat(log.append(caseFile.id(), caseFile.owner(), request, List.of(first)))
                .containsExactly(sealed);
        assertThat(log.entries(caseFile.id())).containsExactly(sealed);
    }

    @Test
    void an_entry_put_into_another_case_file_is_found_out() throws SQLException {
        append(1);
        CaseFile other = CaseFileFixture.opened(caseFiles, accounts);
        DatabaseAddress owner = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE entry DISABLE TRIGGER USER");
            statement.execute(
                    "UPDATE entry SET case_file = '" + other.id() + "' WHERE case_file = '" + caseFile.id() + "'");
            statement.execute("ALTER TABLE entry ENABLE TRIGGER USER");
        }
        assertThatExceptionOfType(AlteredEntry.class)
                .isThrownBy(() -> log.entries(other.id()))
                .withMessageContaining("case file");
    }
}
