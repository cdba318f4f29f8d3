package org.cunzheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of the files that are copied before a move is sealed. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyForMoveIT implements TestDatabase {
    private static final Incident SMS = IncidentFixture.sms("2026-03-01T22:10:00", "再不还钱就去你单位");

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CustodyLog log;

    @Inject
    LeftToDestroyRows left;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    Clock clock;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile caseFile;
    private CaseFile other;
    private Original shown;
    private EntryId entry;

    @BeforeEach
    void recordIncidentWithFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        shown = originals.keep(
                caseFile.id(), new ByteArrayInputStream("一张截图".getBytes(StandardCharsets.UTF_8)), "a.png");
        entry = evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.shownBy(shown, SMS));
    }

    /** Copies the file and then fails, as one whose request stands for something else. */
    private void moveThatIsNeverSealed() {
        UUID spent = UUID.randomUUID();
        evidence.record(other, spent, SMS);
        evidence.record(caseFile, spent, SMS);
        assertThatThrownBy(() -> evidence.move(caseFile, other, spent, entry, ""))
                .isInstanceOf(KeyReused.class);
    }

    private LeftFiles after(int minutes) {
        return new LeftFiles(log, originals, left, transactions, Clock.offset(clock, Duration.ofMinutes(minutes)));
    }

    private boolean isCopied() {
        return originals.has(other.id(), shown.digest());
    }

    @Test
    void a_copy_for_a_move_that_was_never_sealed_is_destroyed_after_an_hour_and_not_before() {
        moveThatIsNeverSealed();
        after(59).destroy(other.id());
        assertThat(isCopied()).isTrue();
        after(61).destroy(other.id());
        assertThat(isCopied()).isFalse();
        assertThat(originals.has(caseFile.id(), shown.digest())).isTrue();
        assertThat(left.caseFiles(clock.instant().plus(Duration.ofDays(1))))
                .doesNotContain(other.id().value());
    }

    @Test
    void a_copy_for_a_move_that_was_sealed_stays() {
        moveThatIsNeverSealed();
        evidence.move(caseFile, other, UUID.randomUUID(), entry, "");
        after(0).destroy(other.id());
        after(61).destroy(other.id());
        assertThat(isCopied()).isTrue();
    }

    @Test
    void a_second_move_has_its_whole_hour() {
        moveThatIsNeverSealed();
        after(50).unlessNamed(other.id(), shown.digest());
        after(109).destroy(other.id());
        assertThat(isCopied()).isTrue();
        after(111).destroy(other.id());
        assertThat(isCopied()).isFalse();
    }

    @Test
    void what_an_erasure_left_is_not_put_off_by_a_move() {
        moveThatIsNeverSealed();
        left.add(other.id().value(), shown.digest().hex());
        after(0).unlessNamed(other.id(), shown.digest());
        after(0).destroy(other.id());
        assertThat(isCopied()).isFalse();
    }

    @Test
    void a_note_renewed_after_the_list_was_read_keeps_the_copy() {
        moveThatIsNeverSealed();
        try (var threads = Executors.newFixedThreadPool(2)) {
            transactions
                    .executeWrite(_ -> {
                        log.hold(other.id());
                        CompletableFuture<Void> destroying =
                                CompletableFuture.runAsync(() -> after(61).destroy(other.id()), threads);
                        awaitOneThatWaits();
                        CompletableFuture.runAsync(() -> after(60).unlessNamed(other.id(), shown.digest()), threads)
                                .orTimeout(30, TimeUnit.SECONDS)
                                .join();
                        return destroying;
                    })
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
        assertThat(isCopied()).isTrue();
        after(121).destroy(other.id());
        assertThat(isCopied()).isFalse();
    }

    /** Until somebody has read what is due and waits for the log of the case file. */
    private void awaitOneThatWaits() {
        for (int i = 0; i < 600; i++) {
            long waiting = transactions.executeRead(status -> {
                try (Statement statement = status.getConnection().createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
                    row.next();
                    return row.getLong(1);
                }
            });
            if (waiting > 0) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("nobody waits for the log");
    }
}
