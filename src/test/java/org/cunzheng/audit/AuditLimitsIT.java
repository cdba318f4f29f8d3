package org.cunzheng.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.Stamps;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.timestamp.Authority;
import org.cunzheng.timestamp.OpensslAuthority;
import org.cunzheng.timestamp.TokenVerification;
import org.cunzheng.vault.VaultInspection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the database alone does not show, and what is still told where something cannot be read. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLimitsIT implements TestPropertyProvider {
    private static final String AUDIT_RECORD = "AUDIT_RECORD audit [0-9]+";
    private static final int KEPT = 10;
    private static final int SIZE = 15;

    /** Without any key, by whoever owns the database: the log as it was when it had ten entries. */
    private static final List<String> CUT_OFF = List.of(
            "DELETE FROM entry_content WHERE entry IN (SELECT entry FROM leaf WHERE place >= " + KEPT + ")",
            "DELETE FROM entry WHERE id IN (SELECT entry FROM leaf WHERE place >= " + KEPT + ")",
            "DELETE FROM leaf WHERE place >= " + KEPT,
            "DELETE FROM timestamp_token WHERE size > " + KEPT,
            "DELETE FROM checkpoint WHERE size > " + KEPT,
            "UPDATE tile SET hashes = substring(hashes FROM 1 FOR " + 32 * KEPT + ") WHERE level = 0 AND place = 0");

    private final AuditedServer server = AuditedServer.start();
    private final OpensslAuthority authority = OpensslAuthority.start();

    @Inject
    Audit audit;

    @Inject
    Audits audits;

    @Inject
    Audits.Rows rows;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    Sequencer sequencer;

    @Inject
    Stamps stamps;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    LogKey key;

    @Inject
    TokenVerification verification;

    @Inject
    List<Authority> authorities;

    @Inject
    VaultInspection vault;

    @Inject
    Clock clock;

    private CaseFile caseFile;
    private EntryId withFile;
    private Checkpoint whole;

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
    void fill() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        Original original = originals.keep(
                caseFile.id(), new ByteArrayInputStream("一张截图".getBytes(StandardCharsets.UTF_8)), "a.png");
        withFile = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(original, IncidentFixture.sms("2026-11-18T22:41:00", "今天再不还钱就上门")));
        told(KEPT - 1);
        assertThat(sequencer.sequence().checkpoint().size()).isEqualTo(KEPT);
        told(SIZE - KEPT);
        whole = sequencer.sequence().checkpoint();
        assertThat(whole.size()).isEqualTo(SIZE);
        stamps.stampNewest();
    }

    private void told(int times) {
        for (int i = 0; i < times; i++) {
            evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-11-18T22:41:00", "再不还钱就上门"));
        }
    }

    @AfterAll
    void stop() {
        authority.close();
        server.close();
    }

    private interface Work<T> {
        T in(Connection connection) throws Exception;
    }

    /** What comes of it while the changes stand, which are then undone. */
    private <T> T during(List<String> changes, Work<T> work) throws Exception {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                assertThat(statement.executeUpdate(change)).as(change).isPositive();
            }
            T result = work.in(connection);
            connection.rollback();
            return result;
        }
    }

    private AuditReport after(List<String> changes, Checkpoint... brought) throws Exception {
        return during(changes, connection -> {
            Tally tally = new Tally();
            audit.examine(connection, List.of(brought), _ -> {}, tally);
            return tally.report(Instant.EPOCH, Instant.EPOCH, "");
        });
    }

    private static List<String> told(AuditReport report) {
        return report.named().stream()
                .map(fault -> fault.trait() + " " + fault.subject())
                .toList();
    }

    private static List<String> both(List<String> some, String other) {
        return Stream.concat(some.stream(), Stream.of(other)).toList();
    }

    private void tampered(String change) throws Exception {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isEqualTo(1);
            connection.commit();
        }
    }

    /** Somebody changes a content's first entry for as long as the work takes. */
    private AuditReport whileTampered(Callable<AuditReport> work) throws Exception {
        String exchanged =
                "UPDATE entry_content SET secret = decode(translate(encode(secret, 'hex'), '%s', '%s'), 'hex')"
                        + " WHERE entry = '" + withFile + "'";
        tampered(exchanged.formatted("0123456789abcdef", "f0123456789abcde"));
        try {
            return work.call();
        } finally {
            tampered(exchanged.formatted("f0123456789abcde", "0123456789abcdef"));
        }
    }

    @Test
    void a_home_of_originals_that_cannot_be_read_hides_nothing_that_was_altered() throws Exception {
        Path home = server.data().resolve("vault").resolve(caseFile.id().toString());
        Path aside = Files.move(home, server.data().resolve("aside"));
        try {
            Files.writeString(home, "a file where a folder is expected");
            for (FileChecking files : List.of(new FileChecking.Digest(), new FileChecking.Presence())) {
                AuditReport report = whileTampered(() -> audit.run(files, List.of(), _ -> {}));
                assertThat(told(report))
                        .hasSize(2)
                        .contains("COMMITMENT entry " + withFile)
                        .anyMatch(fault -> fault.matches("ORIGINAL_CLOSED original .{64} of entry " + withFile));
                assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
                assertThat(report.examined().files()).isEqualTo(1);
                assertThat(report.examined().orphans()).isZero();
            }
        } finally {
            Files.delete(home);
            Files.move(aside, home);
        }
        assertThat(audit.run(new FileChecking.Digest(), List.of(), _ -> {}).verdict())
                .isEqualTo(Verdict.FITS);
    }

    @Test
    void a_vault_that_is_no_folder_makes_originals_unverifiable_and_not_missing() throws Exception {
        Path vault = server.data().resolve("vault");
        Path aside = Files.move(vault, server.data().resolve("aside"));
        try {
            Files.writeString(vault, "a file where a folder is expected");
            AuditReport report = audit.run(new FileChecking.Presence(), List.of(), _ -> {});
            assertThat(report.named()).extracting(Fault::trait).containsExactly(Trait.ORIGINAL_CLOSED);
            assertThat(report.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        } finally {
            Files.delete(vault);
            Files.move(aside, vault);
        }
    }

    @Test
    void an_audit_that_breaks_off_among_the_files_keeps_what_it_found_in_the_tables() throws Exception {
        Audit breaking = new Audit(secondOneFails(), key, verification, authorities, vault, clock);
        AuditReport report = whileTampered(() -> breaking.run(new FileChecking.Digest(), List.of(), _ -> {}));
        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN_OFF);
        assertThat(report.brokenOffBy()).contains("the database went away");
        assertThat(told(report)).containsExactly("COMMITMENT entry " + withFile);
        KeptAudit kept = KeptAudit.of(report);
        assertThat(kept.verdict()).isEqualTo(Verdict.BROKEN_OFF);
        assertThat(kept.altered()).isEqualTo(1);
        assertThat(kept.leaves()).isEqualTo(SIZE);
    }

    /** The real transactions, of which the first is the one over the tables. */
    @SuppressWarnings("unchecked") // a proxy of the one interface
    private TransactionOperations<Connection> secondOneFails() {
        AtomicInteger begun = new AtomicInteger();
        return (TransactionOperations<Connection>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TransactionOperations.class}, (_, method, arguments) -> {
                    if (begun.incrementAndGet() > 1) {
                        throw new IllegalStateException("the database went away");
                    }
                    return method.invoke(transactions, arguments);
                });
    }

    @Test
    void a_log_cut_off_without_its_key_fits_and_only_a_checkpoint_from_elsewhere_shows_it() throws Exception {
        List<String> withoutRecords = audits.last().isPresent() ? both(CUT_OFF, "DELETE FROM audit") : CUT_OFF;
        AuditReport report = after(withoutRecords);
        assertThat(report.named()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.FITS);
        assertThat(report.examined().leaves()).isEqualTo(KEPT);
        AuditReport compared = after(withoutRecords, whole);
        assertThat(told(compared)).containsExactly("BROUGHT checkpoint " + SIZE);
        assertThat(compared.verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void fewer_places_than_an_audit_on_record_counted_are_reported_each_time_until_the_records_are_deleted_too()
            throws Exception {
        assertThat(audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {})))
                .hasValueSatisfying(kept -> assertThat(kept.leaves()).isEqualTo(SIZE));
        AuditReport report = after(CUT_OFF);
        assertThat(report.named())
                .containsExactly(new Fault(Trait.SHORTER, "log", "at least " + SIZE + " places", "" + KEPT));
        assertThat(report.verdict()).isEqualTo(Verdict.MISSING);
        String auditedSince =
                "INSERT INTO audit (started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps,"
                        + " files, files_read, altered, missing, unverifiable) SELECT started_at, ended_at, 'MISSING', entries, "
                        + KEPT
                        + ", checkpoints, timestamps, files, files_read, 0, 1, 0 FROM audit ORDER BY id DESC LIMIT 1";
        assertThat(told(after(both(CUT_OFF, auditedSince))))
                .hasSize(2)
                .contains("SHORTER log")
                .anyMatch(fault -> fault.matches(AUDIT_RECORD));
        assertThat(after(both(CUT_OFF, "DELETE FROM audit")).verdict()).isEqualTo(Verdict.FITS);
    }

    @Test
    void a_record_of_an_audit_that_nobody_made_is_named_and_nothing_follows_from_it() throws Exception {
        KeptAudit made = audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {}))
                .orElseThrow();
        String invented =
                "INSERT INTO audit (started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps, files,"
                        + " files_read, altered, missing, unverifiable, note)"
                        + " SELECT %s, %s, entries, %s, checkpoints, timestamps, files, files_read, altered, missing, unverifiable,"
                        + " note FROM audit ORDER BY id DESC LIMIT 1";
        for (String change : List.of(
                invented.formatted("now(), now()", "verdict", "leaves"),
                invented.formatted("started_at, ended_at", "'SPLENDID'", "leaves"),
                invented.formatted("started_at, ended_at", "verdict", "leaves + 1"))) {
            tampered(change);
            try {
                AuditReport report = audit.run(new FileChecking.Presence(), List.of(), _ -> {});
                assertThat(told(report)).as(change).singleElement().asString().matches(AUDIT_RECORD);
                assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
                assertThat(audits.last()).as(change).contains(made);
            } finally {
                tampered("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)");
            }
        }
    }

    @Test
    void a_record_without_a_signature_is_named_unless_it_is_older_than_every_signed_one() throws Exception {
        KeptAudit made = audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {}))
                .orElseThrow();
        assertThat(audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {})))
                .isPresent();
        assertThat(made.signed(key)).startsWith("cunzheng-audit/1 " + key.origin() + "\n");
        String before =
                "INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT (SELECT min(id) FROM audit) - 1, started_at, ended_at,"
                        + " verdict, entries, leaves + 1, checkpoints, timestamps, files, files_read, altered, missing, unverifiable, NULL"
                        + " FROM audit ORDER BY id LIMIT 1";
        assertThat(after(List.of(before)).named()).isEmpty();
        long last = number("SELECT max(id) FROM audit");
        String taken = "UPDATE audit SET note = NULL WHERE id = " + last;
        assertThat(told(after(List.of(before, taken)))).containsExactly("AUDIT_RECORD audit " + last);
        String added = before.replace("(SELECT min(id) FROM audit) - 1", "" + (last + 1));
        assertThat(told(after(List.of(added)))).containsExactly("AUDIT_RECORD audit " + (last + 1));
        assertThat(told(after(List.of(before, taken, added))))
                .containsExactly("AUDIT_RECORD audit " + last, "AUDIT_RECORD audit " + (last + 1));
    }

    private long number(String query) throws Exception {
        return during(List.of(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Test
    void a_record_that_lost_a_time_or_its_verdict_is_named_and_breaks_nothing_off() throws Exception {
        assertThat(audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {})))
                .isPresent();
        for (String column : List.of("started_at", "ended_at", "verdict")) {
            AuditReport report = during(List.of(), connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ALTER TABLE audit ALTER " + column + " DROP NOT NULL");
                    statement.execute("UPDATE audit SET " + column + " = NULL WHERE id = (SELECT max(id) FROM audit)");
                }
                Tally tally = new Tally();
                audit.examine(connection, List.of(), _ -> {}, tally);
                return tally.report(Instant.EPOCH, Instant.EPOCH, "");
            });
            assertThat(told(report)).as(column).singleElement().asString().matches(AUDIT_RECORD);
        }
    }

    @Test
    void every_file_has_its_turn_to_be_read_whatever_stands_in_the_table_of_audits() throws Exception {
        Duration day = Duration.ofHours(24);
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Clock then = Clock.fixed(Instant.parse("2026-01-01T03:00:00Z").plus(day.multipliedBy(i)), ZoneOffset.UTC);
            new Audits(rows, transactions, key, then, day).make(Duration.ZERO, files -> {
                turns.add(((FileChecking.InTurn) files).turn());
                throw new IllegalStateException("only which files was asked");
            });
            // With the one just kept these are seven more, by whoever may write to the table.
            for (int more = 0; more < 6; more++) {
                tampered(
                        "INSERT INTO audit (started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps, files,"
                                + " files_read, altered, missing, unverifiable) VALUES (now(), now(), 'FITS', 0, 0, 0, 0, 0, 0, 0, 0, 0)");
            }
        }
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM audit WHERE note IS NULL");
            connection.commit();
        }
        assertThat(turns.subList(0, 7)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat(turns.get(7)).isEqualTo(turns.getFirst());
    }
}
