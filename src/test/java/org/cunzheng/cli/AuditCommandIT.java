package org.cunzheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
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
}
