package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.cunzheng.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed at any moment: while entries are saved and erased, an export is taken in, places are given and a packet
 * is made, the server or its database is killed and started again. {@code -Dcunzheng.kills=100} does it a hundred times.
 */
class KilledProductIT {
    private static final int KILLS = Integer.getInteger("cunzheng.kills", 5);
    private static final long SEED = Long.getLong("cunzheng.kills.seed", System.nanoTime());
    private static final Path EXPORT = Path.of("src/test/resources/samples/exports/sms-zh.xml");
    private static final Map<String, Object> CHOICE =
            Map.of("numbers", List.of("106550005521"), "zone", "Asia/Shanghai", "addressee", "DEBTOR");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Between one act of a person and the next, so that the packet gets its share of a slow machine. */
    private static final Duration PAUSE = Duration.ofMillis(30);

    /** Then another one is begun, so that a hundred kills take twenty times as long as five. */
    private static final int KILLS_OF_A_CASE_FILE = 5;

    /** So many records of the export are of that number. */
    private static final long CHOSEN = 15;

    @TempDir
    private Path temporary = Path.of("");

    private final FollowedLog log = new FollowedLog();
    private final ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private final RunningProduct product = new RunningProduct();

    @AfterEach
    void stop() throws IOException, InterruptedException {
        product.stop(temporary.resolve("data"));
    }

    @Test
    void what_was_acknowledged_is_there_nothing_is_half_there_and_the_log_never_forks() throws Exception {
        System.err.println("kills " + KILLS + ", seed " + SEED);
        Random random = new Random(SEED);
        Path data = temporary.resolve("data");
        product.start(data);
        ApiClient borrower = ApiClient.registered(product.address());
        List<SavingPerson> savers = new ArrayList<>();
        List<ErasingPerson> erasers = new ArrayList<>();
        int importsHalfway = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            if (kill % KILLS_OF_A_CASE_FILE == 1) {
                savers.add(new SavingPerson(borrower, opened(borrower)));
                erasers.add(new ErasingPerson(borrower, opened(borrower)));
            }
            SavingPerson saver = savers.getLast();
            ErasingPerson eraser = erasers.getLast();
            String other = opened(borrower);
            UUID uploaded = UUID.randomUUID();
            UUID taken = UUID.randomUUID();
            AtomicBoolean acquired = new AtomicBoolean();
            AtomicBoolean dying = new AtomicBoolean();
            try (ExecutorService people = Executors.newCachedThreadPool()) {
                List<Future<?>> work = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    work.add(people.submit(() -> until(dying, saver::save)));
                }
                work.add(people.submit(() -> until(dying, saver::makePacket)));
                work.add(people.submit(() -> until(dying, () -> log.look(borrower))));
                work.add(people.submit(() -> until(dying, eraser::eraseOne)));
                work.add(people.submit(() -> until(dying, () -> {
                    if (!acquired.get()) {
                        take(borrower, other, uploaded, taken);
                        acquired.set(true);
                    }
                })));
                try {
                    int before = saver.answered();
                    int erasedBefore = eraser.answered();
                    await(() -> saver.answered() >= before + 5
                            && eraser.answered() > erasedBefore
                            && saver.hasAskedForAPacket()
                            && log.seen() > 0);
                    Thread.sleep(random.nextInt(1_500));
                } finally {
                    dying.set(true);
                }
                if (kill % 2 == 0) {
                    product.killDatabase(data);
                    Thread.sleep(random.nextInt(100));
                }
                product.kill();
                for (Future<?> one : work) {
                    one.get();
                }
            }
            Path drawn = Files.writeString(
                    Files.createDirectories(data.resolve("scratch")).resolve("drawn.tmp"), "住址");
            product.start(data);
            assertThat(drawn).as("what was being drawn").doesNotExist();
            long inOther = total(borrower, other);
            if (acquired.get()) {
                assertThat(inOther).as("taken in and acknowledged").isEqualTo(CHOSEN);
            } else {
                importsHalfway++;
                assertThat(inOther).as("taken in as a whole or not at all").isIn(0L, CHOSEN);
            }
            take(borrower, other, uploaded, taken);
            assertThat(total(borrower, other)).as("asked again, taken in once").isEqualTo(CHOSEN);
            saver.everythingIsThereOnce(temporary);
            eraser.everyErasureIsWhole(EmbeddedDatabase.runningIn(data).orElseThrow());
            log.holdsAllThatItSigned(borrower);
        }
        for (SavingPerson earlier : savers) {
            earlier.everythingIsThereOnce(temporary);
        }
        for (ErasingPerson earlier : erasers) {
            earlier.everyErasureIsWhole(EmbeddedDatabase.runningIn(data).orElseThrow());
        }
        assertThat(surprises).isEmpty();
        System.err.printf(
                "kills %d, %d imports without an answer, %d checkpoints%n", KILLS, importsHalfway, log.seen());
        savers.forEach(saver -> System.err.println(saver.told()));
        erasers.forEach(eraser -> System.err.println(eraser.told()));
    }

    /** Until the work is well under way; a slow machine takes its time over that. */
    private void await(BooleanSupplier underWay) throws InterruptedException {
        long begun = System.nanoTime();
        while (!underWay.getAsBoolean() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.sleep(10);
        }
        assertThat(underWay.getAsBoolean()).as("under way but for " + surprises).isTrue();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void until(AtomicBoolean dying, Work work) {
        while (!dying.get()) {
            try {
                work.run();
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException | AssertionError broken) {
                if (!dying.get()) {
                    surprises.add(broken);
                }
                return;
            }
        }
    }

    private static void take(ApiClient borrower, String caseFile, UUID uploaded, UUID taken) throws IOException {
        ApiClient.Answer known = borrower.get(caseFile + "/exports");
        if (known.list().isEmpty()) {
            borrower.upload(caseFile + "/imports", uploaded, Files.readAllBytes(EXPORT));
        }
        ApiClient.Answer answer = borrower.post(caseFile + "/imports/" + uploaded + "/acquisition", taken, CHOICE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static String opened(ApiClient borrower) {
        return "/api/cases/"
                + borrower.post("/api/cases", ApiFixture.caseFile()).json().get("id");
    }

    private static long total(ApiClient borrower, String caseFile) {
        return Long.parseLong(
                String.valueOf(borrower.get(caseFile + "/timeline").json().get("total")));
    }
}
