package org.cunzheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cunzheng.account.Accounts;
import org.cunzheng.audit.AuditedServer;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.EmbeddedDatabase;
import org.cunzheng.database.Migrations;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command beside a server that is at work on the same folder. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditCommandIT implements TestPropertyProvider {
    private final AuditedServer server = AuditedServer.start();

    @Inject
    EvidenceLog evidence;

    @Inject
    Sequencer sequencer;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(server.properties());
        properties.put("cunzheng.log.interval", "50ms");
        return properties;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private int audit(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new CunzhengCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 3];
        all[0] = "audit";
        all[1] = "--data";
        all[2] = server.data().toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return command.execute(all);
    }

    private EntryId recorded(CaseFile caseFile) {
        return evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-11-18T22:41:00", "今天再不还钱就上门"));
    }

    @Test
    void it_audits_while_the_server_takes_entries_in_and_names_what_was_changed_by_id_alone() throws Exception {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        EntryId entry = recorded(caseFile);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                recorded(caseFile);
            }
        });
        Path checkpoint = folder.resolve("checkpoint");
        try {
            Files.writeString(checkpoint, sequencer.sequence().note());
            for (int i = 0; i < 3; i++) {
                assertThat(audit("--lang=zh", "--checkpoint", checkpoint.toString()))
                        .as(out + "\n" + err)
                        .isZero();
                assertThat(out.toString()).contains("结论：全部吻合");
            }
        } finally {
            ended.set(true);
            writer.join();
        }
        assertThat(audit("--lang=en", "--checkpoint", "1:" + "0".repeat(64))).isEqualTo(1);
        assertThat(out.toString()).contains("ALTERED checkpoint 1", "expected: " + "0".repeat(64));
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM entry_content WHERE entry = '" + entry + "'");
            connection.commit();
        }
        assertThat(audit("--lang=en", "--files=none")).isEqualTo(3);
        assertThat(out.toString())
                .contains("MISSING entry " + entry + ": the content is gone", "Verdict: no change found")
                .doesNotContain("上门", "林某", "106550005521");
        assertThat(audit("--json")).isEqualTo(3);
        assertThat(out.toString().lines())
                .first()
                .asString()
                .startsWith("{\"sort\":\"missing\",\"trait\":\"content_gone\",\"subject\":\"entry " + entry + "\"");
        assertThat(out.toString().lines())
                .last()
                .asString()
                .startsWith("{\"verdict\":\"missing\",\"altered\":0,\"missing\":1,\"unverifiable\":0,");
    }

    @Test
    void it_says_what_it_needs() {
        assertThat(audit("--files=some")).isEqualTo(VerifyCommand.WRONG_USAGE);
        assertThat(audit("--checkpoint", "nonsense")).isEqualTo(VerifyCommand.WRONG_USAGE);
        assertThat(new CommandLine(new CunzhengCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute("audit", "--data", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no such data folder");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void what_the_server_has_not_yet_put_away_is_left_alone() throws Exception {
        recorded(CaseFileFixture.opened(caseFiles, accounts));
        List<Path> files = new ArrayList<>();
        for (String name : List.of("staging/stray", "uploads/arriving", "packets/case/making-1.part")) {
            Path file = server.data().resolve(name);
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, "x"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        audit();
        assertThat(files).allSatisfy(file -> assertThat(file).exists());
    }

    private int auditOf(Path data) {
        err.getBuffer().setLength(0);
        return new CommandLine(new CunzhengCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("audit", "--data", data.toString());
    }

    @Test
    void a_folder_without_a_log_is_told_of_and_nothing_is_made_in_it() throws Exception {
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        assertThat(auditOf(wrong)).isEqualTo(2);
        assertThat(err.toString()).contains("这个文件夹里没有存证的日志", "holds no log of Cunzheng");
        assertThat(out.toString()).doesNotContain("全部吻合");
        assertThat(wrong).isEmptyDirectory();
        for (String partly : List.of("secured=false", "secured=true")) {
            Files.writeString(wrong.resolve("postgres.properties"), partly);
            Files.writeString(wrong.resolve("log.key"), "");
            assertThat(auditOf(wrong)).as(partly).isEqualTo(2);
            assertThat(wrong.toFile().list()).containsExactlyInAnyOrder("postgres.properties", "log.key");
        }
    }

    @Test
    void a_data_folder_without_the_key_of_its_log_gets_no_other_key() throws Exception {
        recorded(CaseFileFixture.opened(caseFiles, accounts));
        Path key = server.data().resolve("log.key");
        Path aside = Files.move(key, server.data().resolve("aside.key"));
        try {
            assertThat(audit("--lang=zh")).isEqualTo(2);
            assertThat(err.toString()).contains("log.key 不见了");
            assertThat(key).doesNotExist();
        } finally {
            Files.move(aside, key);
        }
    }

    @Test
    void a_database_without_a_log_is_told_of_and_stays_as_it_was() throws Exception {
        DataFolder other = DataFolder.take(folder.resolve("other"));
        try (other;
                EmbeddedDatabase empty = EmbeddedDatabase.start(other)) {
            assertThat(auditOf(other.path())).isEqualTo(2);
            assertThat(err.toString()).contains("没有存证的日志，或日志是较早的版本写的", "changed nothing");
            assertThat(tables(empty.address())).isEmpty();
            Migrations.apply(empty.address());
            assertThat(auditOf(other.path())).isEqualTo(2);
            assertThat(err.toString()).contains("这个数据库里还没有日志", "none was made");
            assertThat(other.path().resolve("log.key")).doesNotExist();
            assertThat(tables(empty.address())).contains("log_identity");
            try (Connection connection = connection(empty.address());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM log_identity")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isZero();
            }
        }
    }

    private static List<String> tables(DatabaseAddress address) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = connection(address);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static Connection connection(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
