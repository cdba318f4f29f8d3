package org.cunzheng.web.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.cunzheng.account.Accounts;
import org.cunzheng.audit.Audit;
import org.cunzheng.audit.AuditReport;
import org.cunzheng.audit.AuditRow;
import org.cunzheng.audit.AuditedServer;
import org.cunzheng.audit.Audits;
import org.cunzheng.audit.FileChecking;
import org.cunzheng.audit.KeptAudit;
import org.cunzheng.audit.Verdict;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusPageIT implements TestPropertyProvider {
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private final AuditedServer audited = AuditedServer.start();

    @Inject
    EmbeddedServer server;

    @Inject
    Audit audit;

    @Inject
    LogKey key;

    @Inject
    Audits audits;

    @Inject
    EvidenceLog evidence;

    @Inject
    Sequencer sequencer;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    TransactionOperations<Connection> transactions;

    @Override
    public Map<String, String> getProperties() {
        return audited.properties();
    }

    @AfterAll
    void stop() {
        audited.close();
    }

    private String page(String... headers) {
        return new Browser(server.getURI()).get("/status", headers).body();
    }

    private Optional<KeptAudit> audited() {
        return audits.make(Duration.ZERO, this::report);
    }

    private AuditReport report(FileChecking files) {
        return audit.run(files, List.of(), _ -> {});
    }

    @Test
    @Order(1)
    void before_the_first_audit_it_says_that_there_was_none() {
        assertThat(page()).contains("还没有做过", "还没有。没有外部机构").doesNotContain("全部对得上");
    }

    @Test
    @Order(2)
    void that_there_never_was_one_counts_from_the_first_checkpoint_however_often_nodes_start() throws Exception {
        sequencer.sequence();
        Instant first = Instant.parse("2026-01-02T03:04:05Z");
        tampered("UPDATE checkpoint SET signed_at = '" + first + "' WHERE size = 0");
        assertThat(audits.last()).isEmpty();
        assertThat(audits.waitingSince()).isEqualTo(first);
        assertThat(page()).contains("flash wrong", "2026年1月2日");
        // Who may write this time may write any; the first audit is not put off with it.
        tampered("UPDATE checkpoint SET signed_at = '" + FUTURE + "' WHERE size = 0");
        assertThat(audits.waitingSince()).isBefore(Instant.now());
        tampered("UPDATE checkpoint SET signed_at = '" + first + "' WHERE size = 0");
    }

    @Test
    void it_says_plainly_what_the_last_audit_came_to_and_nothing_of_whom() throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        EntryId entry =
                evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-11-18T22:41:00", "今天再不还钱就上门"));
        sequencer.sequence();
        assertThat(audited())
                .hasValueSatisfying(kept -> assertThat(kept.verdict()).isEqualTo(Verdict.FITS));
        assertThat(page()).contains("全部对得上", "记录 1 条", "1 条记录，签于", "北京时间");
        assertThat(page("Accept-Language", "en-GB")).contains("All of it fits.", "1 entries, 2 checkpoints");
        tampered("UPDATE entry_content SET secret = sha256('x') WHERE entry = '" + entry + "'");
        assertThat(audited())
                .hasValueSatisfying(kept -> assertThat(kept.altered()).isEqualTo(1));
        assertThat(page())
                .contains("有内容被改动过", "被改动 1 处")
                .doesNotContain(caseFile.id().toString(), entry.toString(), "上门", "林某");
        audits.make(Duration.ZERO, _ -> {
            throw new IllegalStateException("the disk is gone");
        });
        assertThat(page()).contains("最近一次没有做完").doesNotContain("全部对得上", "the disk");
    }

    private void tampered(String change) throws SQLException {
        try (Connection connection = audited.superuser();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isEqualTo(1);
            connection.commit();
        }
    }

    @Test
    void what_came_of_an_audit_long_ago_is_not_shown_as_how_things_are() throws Exception {
        kept(Verdict.FITS, 0, 47);
        assertThat(page()).contains("<p class=\"flash\"><span>全部对得上").doesNotContain("已经旧了");
        kept(Verdict.FITS, 0, 49);
        assertThat(page()).contains("flash wrong", "下面的结果已经旧了", "全部对得上").doesNotContain("class=\"flash\"");
        assertThat(page("Accept-Language", "en-GB")).contains("how things are now is not known");
        kept(Verdict.ALTERED, 1, 49);
        assertThat(page()).contains("下面的结果已经旧了", "有内容被改动过", "被改动 1 处");
    }

    @Test
    void what_an_audit_found_before_it_broke_off_is_shown() throws Exception {
        kept(Verdict.BROKEN_OFF, 2, 0);
        assertThat(page()).contains("最近一次没有做完", "但在停下来之前，已经发现有内容被改动过", "被改动 2 处");
        kept(Verdict.BROKEN_OFF, 0, 0);
        assertThat(page()).contains("最近一次没有做完").doesNotContain("停下来之前", "被改动 0 处", "全部对得上");
    }

    /** And no other. */
    private void kept(Verdict verdict, long altered, int hoursAgo) throws SQLException {
        Instant then = hoursAgo(hoursAgo);
        try (Connection connection = audited.superuser();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM audit");
            statement.executeUpdate(AuditRow.insertion(key, then, then, verdict, altered));
            connection.commit();
        }
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }

    @Test
    void a_record_with_times_yet_to_come_neither_stops_the_next_audit_nor_stands_for_the_last() throws Exception {
        kept(Verdict.ALTERED, 3, 49);
        asApplication(AuditRow.insertion(key, FUTURE, FUTURE, Verdict.FITS, 0));
        asApplication(AuditRow.insertion(key, hoursAgo(1), FUTURE, Verdict.FITS, 0));
        assertThat(page()).contains("下面的结果已经旧了", "被改动 3 处").doesNotContain("全部对得上", "2999");
        assertThat(audits.make(Duration.ofHours(12), _ -> {
                    throw new IllegalStateException("the disk is gone");
                }))
                .isPresent();
        assertThat(page()).contains("最近一次没有做完").doesNotContain("全部对得上", "已经旧了", "2999");
        assertThat(audits.make(Duration.ofHours(12), this::report)).isEmpty();
    }

    @Test
    void a_record_of_times_gone_by_does_not_stand_for_the_last_because_it_came_later() throws Exception {
        kept(Verdict.ALTERED, 3, 1);
        asApplication(AuditRow.insertion(key, hoursAgo(9), hoursAgo(9), Verdict.FITS, 0));
        assertThat(page()).contains("被改动 3 处").doesNotContain("全部对得上");
        asApplication(
                "INSERT INTO audit (started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps, files,"
                        + " files_read, altered, missing, unverifiable, note) SELECT now(), now(), 'FITS', 0, 0, 0, 0, 0, 0, 0, 0, 0, note"
                        + " FROM audit WHERE verdict = 'FITS'");
        assertThat(page()).contains("被改动 3 处").doesNotContain("全部对得上");
        tampered("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)");
    }

    private int asApplication(String change) {
        return transactions.executeWrite(status -> {
            try (Statement statement = status.getConnection().createStatement()) {
                return statement.executeUpdate(change);
            }
        });
    }

    @Test
    void the_page_says_no_more_than_is_done() {
        assertThat(page()).contains("每个文件是否还在，并轮流从头读一部分文件", "没有密钥也可以截去日志的末尾").doesNotContain("树叶", "每个文件是否都对得上");
    }

    @Test
    void one_audits_at_a_time_and_not_again_before_its_time() {
        List<Optional<KeptAudit>> meanwhile = new ArrayList<>();
        assertThat(audits.make(Duration.ZERO, files -> {
                    meanwhile.add(CompletableFuture.supplyAsync(this::audited).join());
                    return report(files);
                }))
                .isPresent();
        assertThat(meanwhile).containsExactly(Optional.empty());
        assertThat(audits.make(Duration.ofHours(12), this::report)).isEmpty();
        assertThat(audited()).isPresent();
    }

    @Test
    void the_application_can_not_change_what_an_audit_came_to() {
        audited();
        for (String change : List.of("UPDATE audit SET altered = 0", "DELETE FROM audit", "TRUNCATE audit")) {
            assertThatThrownBy(() -> asApplication(change))
                    .as(change)
                    .hasStackTraceContaining("permission denied for table audit");
        }
    }
}
