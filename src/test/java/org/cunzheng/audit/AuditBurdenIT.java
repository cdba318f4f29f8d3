package org.cunzheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.packet.assembly.Destruction;
import org.cunzheng.vault.VaultInspection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What somebody puts into the tables to keep an audit from its end, or from being read. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditBurdenIT implements TestPropertyProvider {
    private final AuditedServer server = AuditedServer.start();
    private final List<EntryId> told = new ArrayList<>();

    @Inject
    Audit audit;

    @Inject
    Audits audits;

    @Inject
    CustodyLog log;

    @Inject
    EvidenceLog evidence;

    @Inject
    Destruction destruction;

    @Inject
    Sequencer sequencer;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    Originals originals;

    @Inject
    VaultInspection vault;

    private EntryId erasure;

    @Override
    public Map<String, String> getProperties() {
        return server.properties();
    }

    /** The last one told is longer than what comes with its row; another was erased. */
    @BeforeAll
    void fill() {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        for (String words : List.of("一", "二", "三", "四", "长".repeat(400_000), "销毁")) {
            Incident incident = IncidentFixture.sms("2026-11-18T22:41:00", "再不还钱就上门" + words);
            told.add(evidence.record(
                    caseFile,
                    UUID.randomUUID(),
                    words.equals("四") || words.startsWith("长")
                            ? IncidentFixture.shownBy(kept(caseFile), incident)
                            : incident));
        }
        EntryId gone = told.removeLast();
        String digest =
                destruction.look(caseFile, gone, false).orElseThrow().plan().digest();
        assertThat(destruction.destroy(caseFile, gone, UUID.randomUUID(), digest, "", true))
                .isEqualTo(new Destruction.Outcome.Destroyed());
        erasure = log.entries(caseFile.id()).stream()
                .filter(entry -> entry.kind() == EntryKind.ERASURE)
                .map(Entry::id)
                .findFirst()
                .orElseThrow();
        sequencer.sequence();
    }

    private Original kept(CaseFile caseFile) {
        return originals.keep(caseFile.id(), new ByteArrayInputStream(new byte[] {1, 2, 3}), "门口.bin");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private AuditReport after(String... changes) throws Exception {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                assertThat(statement.executeUpdate(change)).as(change).isPositive();
            }
            Tally tally = new Tally();
            audit.examine(connection, List.of(), _ -> {}, tally);
            connection.rollback();
            return tally.report(Instant.EPOCH, Instant.EPOCH, "");
        }
    }

    private static String contentOf(EntryId entry, String canonical) {
        return "UPDATE entry_content SET canonical = " + canonical + " WHERE entry = '" + entry + "'";
    }

    private static List<String> told(AuditReport report) {
        return report.named().stream()
                .map(fault -> fault.trait() + " " + fault.subject())
                .toList();
    }

    @Test
    void a_long_content_as_it_was_sealed_fits() throws Exception {
        AuditReport report = after();
        assertThat(report.named()).isEmpty();
        assertThat(report.examined().entries()).isEqualTo(7);
        assertThat(audit.run(new FileChecking.Digest(), List.of(), _ -> {}).verdict())
                .isEqualTo(Verdict.FITS);
    }

    @Test
    void contents_of_hundreds_of_megabytes_are_named_altered_unread_and_hide_nothing() throws Exception {
        String huge = "convert_to(repeat('x', 300000000), 'UTF8')";
        AuditReport report = after(
                contentOf(told.get(0), huge),
                contentOf(told.get(1), huge),
                contentOf(told.get(2), huge),
                "UPDATE entry_content SET secret = sha256('x') WHERE entry = '" + told.get(3) + "'");
        assertThat(told(report))
                .containsExactlyInAnyOrder(
                        "TOO_LONG entry " + told.get(0),
                        "TOO_LONG entry " + told.get(1),
                        "TOO_LONG entry " + told.get(2),
                        "COMMITMENT entry " + told.get(3));
        assertThat(report.named())
                .filteredOn(fault -> fault.trait() == Trait.TOO_LONG)
                .extracting(Fault::found)
                .containsOnly("300000000 bytes");
        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(report.examined().leaves()).isEqualTo(7);
    }

    @Test
    void a_content_longer_than_any_that_is_sealed_is_by_itself_an_alteration() throws Exception {
        AuditReport report =
                after(contentOf(told.get(0), "convert_to(repeat('x', " + (CustodyLog.LONGEST + 1) + "), 'UTF8')"));
        assertThat(told(report)).containsExactly("TOO_LONG entry " + told.get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void a_long_content_that_was_altered_is_still_read() throws Exception {
        assertThat(told(after(contentOf(told.get(4), "convert_to(repeat('x', 1000000), 'UTF8')"))))
                .containsExactly("NOT_CANONICAL entry " + told.get(4));
    }

    @Test
    void a_content_nested_without_end_is_named_and_the_audit_goes_on() throws Exception {
        AuditReport report = after(
                contentOf(
                        told.get(0),
                        "convert_to('{\"a\":' || repeat('[', 100000) || repeat(']', 100000) || '}', 'UTF8')"),
                "UPDATE entry_content SET secret = sha256('x') WHERE entry = '" + told.get(3) + "'");
        assertThat(told(report))
                .hasSize(2)
                .contains("COMMITMENT entry " + told.get(3))
                .anyMatch(fault -> fault.endsWith("entry " + told.get(0)));
    }

    @Test
    void what_an_altered_erasure_says_is_shown_short_and_without_commands_to_a_terminal() throws Exception {
        AuditReport report = after(
                contentOf(
                        erasure,
                        "convert_to(regexp_replace(convert_from(canonical, 'UTF8'), '\"erasedCommitment\":\"[0-9a-f]*\"',"
                                + " '\"erasedCommitment\":\"' || chr(8238) || chr(155) || repeat('z', 100000) || '\"'), 'UTF8')"));
        assertThat(report.named())
                .filteredOn(fault -> fault.trait() == Trait.ERASURE)
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected())
                        .startsWith("\\u202E\\u009Bzzz")
                        .hasSizeLessThan(400));
    }

    @Test
    void an_audit_that_even_an_error_ends_is_kept_as_broken_off_with_what_it_had_found() {
        AuditReport report = audit.run(new FileChecking.None(), List.of(), _ -> {
            throw new StackOverflowError();
        });
        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN_OFF);
        assertThat(report.examined().leaves()).isEqualTo(7);
        assertThat(audits.make(Duration.ZERO, _ -> {
                    throw new OutOfMemoryError("no room");
                }))
                .hasValueSatisfying(kept -> assertThat(kept.verdict()).isEqualTo(Verdict.BROKEN_OFF));
    }

    @Test
    void a_content_for_which_there_is_no_room_is_named_and_the_files_of_others_are_looked_for() throws Exception {
        Tally tally = new Tally();
        try (Connection connection = server.superuser()) {
            AtomicInteger readings = new AtomicInteger();
            VaultExamination examination =
                    new VaultExamination(vault, new FileChecking.Digest(), tally, new VaultExamination.Transactions() {
                        /** The first one reads all rows, the second the one content that is too long for them. */
                        @Override
                        public <T> T read(VaultExamination.Reading<T> reading) {
                            if (readings.incrementAndGet() == 2) {
                                throw new OutOfMemoryError("Java heap space");
                            }
                            try {
                                return reading.in(connection);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    });
            assertThatCode(examination::run).doesNotThrowAnyException();
            assertThat(readings).hasValueGreaterThan(2);
        }
        AuditReport report = tally.report(Instant.EPOCH, Instant.EPOCH, "");
        assertThat(told(report)).containsExactly("CONTENT_UNREADABLE entry " + told.get(4));
        assertThat(report.examined().filesRead()).isEqualTo(1);
    }
}
