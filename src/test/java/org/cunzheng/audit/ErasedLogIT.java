package org.cunzheng.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.packet.assembly.Destruction;
import org.cunzheng.packet.assembly.Making;
import org.cunzheng.packet.assembly.Packets;
import org.cunzheng.packet.redaction.Redaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was erased as the product erases is no fault; what somebody took away without saying so still is. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedLogIT implements TestPropertyProvider {
    private final AuditedServer server = AuditedServer.start();

    @Inject
    Audit audit;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    Packets packets;

    @Inject
    Destruction destruction;

    @Inject
    Sequencer sequencer;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private Checkpoint before;
    private EntryId staying;

    @Override
    public Map<String, String> getProperties() {
        return server.properties();
    }

    /** An incident with a file, corrected and in a packet; and another that shares no file and stays. */
    @BeforeAll
    void erase() {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        staying = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(
                        kept(caseFile, "留下的截图"), IncidentFixture.sms("2026-03-01T15:00:00", "请您方便时回电")));
        EntryId gone = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(
                        kept(caseFile, "家人的住址"), IncidentFixture.sms("2026-03-02T15:00:00", "今天再不还钱就上门")));
        evidence.correct(
                caseFile, UUID.randomUUID(), gone, IncidentFixture.sms("2026-03-02T16:00:00", "今天再不还钱就上门"), "记错了时间");
        assertThat(packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).isInstanceOf(Making.Made.class);
        before = sequencer.sequence().checkpoint();
        assertThat(audit.run(new FileChecking.Digest(), List.of(), _ -> {}))
                .satisfies(report -> assertThat(report.verdict()).isEqualTo(Verdict.FITS))
                .satisfies(report -> assertThat(report.examined().erased()).isZero())
                .satisfies(report -> assertThat(report.examined().filesRead()).isEqualTo(2));

        String digest =
                destruction.look(caseFile, gone, false).orElseThrow().plan().digest();
        assertThat(destruction.destroy(caseFile, gone, UUID.randomUUID(), digest, "家人的住址", true))
                .isEqualTo(new Destruction.Outcome.Destroyed());
        sequencer.sequence();
    }

    private Original kept(CaseFile caseFile, String content) {
        return originals.keep(
                caseFile.id(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "a.png");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void an_erasure_is_found_sound_and_counted() {
        AuditReport report = audit.run(new FileChecking.Digest(), List.of(before), _ -> {});
        assertThat(report.named()).isEmpty();
        assertThat(report.counts().values()).allMatch(count -> count == 0);
        assertThat(report.verdict()).isEqualTo(Verdict.FITS);
        // Two tellings were erased by an entry each; the packet's entry and the other incident stay.
        assertThat(report.examined().erased()).isEqualTo(2);
        assertThat(report.examined().entries()).isEqualTo(before.size() + 2);
        assertThat(report.examined().files()).isEqualTo(1);
        assertThat(report.examined().filesRead()).isEqualTo(1);
        assertThat(report.examined().orphans()).isZero();
    }

    @Test
    void content_that_nobody_erased_is_missed_as_before() throws SQLException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM entry_content WHERE entry = '" + staying + "'");
            Tally tally = new Tally();
            audit.examine(connection, List.of(), _ -> {}, tally);
            AuditReport report = tally.report(Instant.EPOCH, Instant.EPOCH, "");
            assertThat(report.named()).singleElement().satisfies(fault -> {
                assertThat(fault.trait()).isEqualTo(Trait.CONTENT_GONE);
                assertThat(fault.subject()).isEqualTo("entry " + staying);
            });
            assertThat(report.examined().erased()).isEqualTo(2);
            connection.rollback();
        }
    }
}
