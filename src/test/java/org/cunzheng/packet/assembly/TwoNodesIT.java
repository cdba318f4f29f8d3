package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.law.LawBase;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.packet.redaction.Redaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One node makes packets, another erases: they have a database in common, and no turns. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT implements TestDatabase {
    @Inject
    BeanContext here;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CustodyLog log;

    @Inject
    Packets packets;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private ApplicationContext there;
    private CaseFile caseFile;
    private EntryId entry;

    /** On the same folder, as over a network disk. */
    @BeforeAll
    void startTheOther() {
        there = ApplicationContext.run(new HashMap<>(getProperties()));
    }

    @AfterAll
    void stopTheOther() {
        there.close();
    }

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        entry = record("今晚见不到钱，打断你两条腿");
    }

    private EntryId record(String words) {
        return evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-03-01T15:00:00", words));
    }

    private Outcome eraseThere(EntryId gone, boolean insists) {
        Destruction destruction = there.getBean(Destruction.class);
        String digest =
                destruction.look(caseFile, gone, false).orElseThrow().plan().digest();
        return destruction.destroy(caseFile, gone, UUID.randomUUID(), digest, "", insists);
    }

    /** The packets of this node, which does something else when it has read all that it will draw. */
    private Making makeWhile(Runnable meanwhile) {
        Clock clock = here.getBean(Clock.class);
        Clock hooked = new Clock() {
            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }

            @Override
            public Instant instant() {
                meanwhile.run();
                return clock.instant();
            }
        };
        PacketMaker maker = new PacketMaker(
                log,
                here.getBean(Erasures.class),
                here.getBean(Sequencer.class),
                here.getBean(TransparencyLog.class),
                here.getBean(LogProofs.class),
                originals,
                here.getBean(CaseFindings.class),
                here.getBean(LawBase.class),
                here.getBean(PacketShelf.class),
                here.getBean(PacketSeal.class),
                here.getBean(ScratchFolder.class),
                hooked);
        return new Packets(new Turns(Duration.ZERO), evidence, maker, here.getBean(PacketShelf.class))
                .make(caseFile, UUID.randomUUID(), Redaction.NOTHING);
    }

    private List<String> files() throws IOException {
        Path home = Path.of(getProperties().get("cunzheng.data"))
                .resolve("packets")
                .resolve(caseFile.id().toString());
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void what_is_erased_through_another_node_while_a_packet_is_made_is_in_no_packet() throws Exception {
        EntryId staying = record("请您方便时回电");
        Making made = makeWhile(() -> assertThat(eraseThere(entry, false)).isEqualTo(new Outcome.Destroyed()));
        assertThat(made).isEqualTo(new Making.ErasedMeanwhile());
        assertThat(packets.of(caseFile)).isEmpty();
        assertThat(files()).isEmpty();

        Making again = packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Making.Made.class,
                        packet -> assertThat(packet.packet().exhibits()).isEqualTo(1));
        assertThat(evidence.read(caseFile).incident(staying)).isPresent();
    }

    @Test
    void a_file_that_is_gone_because_it_was_erased_meanwhile_is_not_called_lost() throws Exception {
        Original original = originals.keep(
                caseFile.id(), new ByteArrayInputStream("住址".getBytes(StandardCharsets.UTF_8)), "住址.txt");
        EntryId shown = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(original, IncidentFixture.sms("2026-03-02T15:00:00", "今天再不还钱就上门")));
        assertThat(makeWhile(() -> assertThat(eraseThere(shown, false)).isEqualTo(new Outcome.Destroyed())))
                .isEqualTo(new Making.ErasedMeanwhile());
        assertThat(files()).isEmpty();
    }

    @Test
    void a_packet_sealed_while_an_erasure_waits_is_asked_about() throws Exception {
        CompletableFuture<Outcome> erasing = transactions.executeWrite(status -> {
            log.hold(caseFile.id());
            CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(() -> eraseThere(entry, false));
            awaitWaiter(status.getConnection());
            assertThat(packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING))
                    .isInstanceOf(Making.Made.class);
            return waiting;
        });
        assertThat(erasing.get(1, TimeUnit.MINUTES)).isInstanceOf(Outcome.InPackets.class);
        assertThat(evidence.read(caseFile).incident(entry)).isPresent();
        assertThat(files()).hasSize(2);
    }

    private void awaitWaiter(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            for (int tries = 0; tries < 300; tries++) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                        + " AND NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("nobody waits for the log of the case file");
    }

    @Test
    void files_that_nobody_names_yet_stay_while_another_node_may_be_sealing_them() throws Exception {
        EntryId other = record("请您方便时回电");
        Making.Made made = (Making.Made) packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING);
        Path unnamed = made.packet().bundle().path().resolveSibling("0".repeat(64) + ".zip");
        CompletableFuture<Void> destroying = transactions.executeWrite(_ -> {
            log.hold(caseFile.id());
            try {
                Files.copy(made.packet().bundle().path(), unnamed);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> there.getBean(PacketFolder.class).destroy(caseFile.id(), Set.of(entry, other)));
            assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(unnamed).exists();
            return waiting;
        });
        destroying.get(1, TimeUnit.MINUTES);
        assertThat(files()).isEmpty();
    }

    @Test
    void what_another_node_is_still_writing_stays_and_all_else_of_the_erased_goes() throws Exception {
        packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING);
        assertThat(files()).hasSize(2);
        Path writing = PacketSweep.begin(here.getBean(PacketShelf.class).home(caseFile.id()));
        assertThat(eraseThere(entry, true)).isEqualTo(new Outcome.Destroyed());
        assertThat(files()).containsExactly(writing.getFileName().toString());
    }

    @Test
    void a_packet_that_lies_in_the_folder_of_another_node_goes_at_its_next_sweep() throws Exception {
        Path data = Path.of(getProperties().get("cunzheng.data"));
        Path elsewhere = Files.createTempDirectory(Path.of("target"), "other-node-");
        for (String key : List.of("log.key", "vault.key")) {
            Files.copy(data.resolve(key), elsewhere.resolve(key));
        }
        Map<String, Object> properties = new HashMap<>(getProperties());
        properties.put("cunzheng.data", elsewhere.toString());
        try (ApplicationContext apart = ApplicationContext.run(properties)) {
            Making.Made made =
                    (Making.Made) apart.getBean(Packets.class).make(caseFile, UUID.randomUUID(), Redaction.NOTHING);
            assertThat(made.packet().bundle().path()).startsWith(elsewhere).exists();
            Files.createDirectory(elsewhere.resolve("packets").resolve("lost+found"));
            assertThat(eraseThere(entry, false)).isInstanceOf(Outcome.InPackets.class);
            assertThat(eraseThere(entry, true)).isEqualTo(new Outcome.Destroyed());
            assertThat(made.packet().bundle().path()).exists();

            apart.getBean(Destruction.class).finishAll();
            assertThat(made.packet().bundle().path()).doesNotExist();
            assertThat(made.packet().pdf().path()).doesNotExist();
        }
    }
}
