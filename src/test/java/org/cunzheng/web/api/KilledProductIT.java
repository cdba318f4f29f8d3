package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.cunzheng.database.EmbeddedDatabase;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
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

    /** So many records of the export are of that number. */
    private static final long CHOSEN = 15;

    @TempDir
    private Path temporary = Path.of("");

    /** What each key was told to have become; a key that was sent and never answered has the empty id. */
    private final Map<UUID, String> entries = new ConcurrentHashMap<>();

    private final Map<UUID, String> packets = new ConcurrentHashMap<>();

    /** The bytes of each packet that was ever read. */
    private final Map<String, Sha256> bundles = new HashMap<>();

    /** Those that were asked for since the product was last started. */
    private final Set<UUID> packetsOfThisRound = ConcurrentHashMap.newKeySet();

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
        String here = opened(borrower);
        ErasingPerson eraser = new ErasingPerson(borrower, opened(borrower));
        int savedUnanswered = 0;
        int importsHalfway = 0;
        int packetsHalfway = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            String other = opened(borrower);
            UUID uploaded = UUID.randomUUID();
            UUID taken = UUID.randomUUID();
            AtomicBoolean acquired = new AtomicBoolean();
            AtomicBoolean dying = new AtomicBoolean();
            packetsOfThisRound.clear();
            try (ExecutorService people = Executors.newCachedThreadPool()) {
                List<Future<?>> work = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    work.add(people.submit(() -> until(dying, () -> save(borrower, here))));
                }
                work.add(people.submit(() -> until(dying, () -> makePacket(borrower, here))));
                work.add(people.submit(() -> until(dying, () -> log.look(borrower))));
                work.add(people.submit(() -> until(dying, eraser::eraseOne)));
                work.add(people.submit(() -> until(dying, () -> {
                    if (!acquired.get()) {
                        take(borrower, other, uploaded, taken);
                        acquired.set(true);
                    }
                })));
                try {
                    int before = acknowledged();
                    int erasedBefore = eraser.answered();
                    await(() -> acknowledged() >= before + 5
                            && eraser.answered() > erasedBefore
                            && !packetsOfThisRound.isEmpty()
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
            product.start(data);
            savedUnanswered +=
                    (int) entries.values().stream().filter(String::isEmpty).count();
            long inOther = total(borrower, other);
            if (acquired.get()) {
                assertThat(inOther).as("taken in and acknowledged").isEqualTo(CHOSEN);
            } else {
                importsHalfway++;
                assertThat(inOther).as("taken in as a whole or not at all").isIn(0L, CHOSEN);
            }
            take(borrower, other, uploaded, taken);
            assertThat(total(borrower, other)).as("asked again, taken in once").isEqualTo(CHOSEN);
            everyKeyIsOneEntry(borrower, here);
            eraser.everyErasureIsWhole(EmbeddedDatabase.runningIn(data).orElseThrow());
            packetsHalfway +=
                    (int) packets.values().stream().filter(String::isEmpty).count();
            everyPacketHolds(borrower, here);
            log.holdsAllThatItSigned(borrower);
        }
        assertThat(surprises).isEmpty();
        System.err.printf(
                "kills %d: %d entries, %d sent without an answer, %d imports without an answer, %d packets, %d without an"
                        + " answer, %d checkpoints, %s%n",
                KILLS,
                entries.size(),
                savedUnanswered,
                importsHalfway,
                packets.size(),
                packetsHalfway,
                log.seen(),
                eraser.told());
    }

    private int acknowledged() {
        return (int) entries.values().stream().filter(id -> !id.isEmpty()).count();
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

    private void save(ApiClient borrower, String here) {
        UUID key = UUID.randomUUID();
        entries.put(key, "");
        ApiClient.Answer answer = borrower.post(here + "/incidents", key, incident(key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        entries.put(key, String.valueOf(answer.json().get("id")));
    }

    private static Map<String, Object> incident(UUID key) {
        return ApiFixture.incident("SMS", "text", "示例 " + key);
    }

    /** Not before there is an entry; of one that has no place yet no packet is made either. */
    private void makePacket(ApiClient borrower, String here) {
        if (acknowledged() == 0) {
            return;
        }
        UUID key = UUID.randomUUID();
        packets.put(key, "");
        packetsOfThisRound.add(key);
        ApiClient.Answer answer = borrower.post(here + "/packets", key, Map.of());
        assertThat(answer.status()).as(answer.text()).isIn(201, 409);
        if (answer.status() == 201) {
            packets.put(key, String.valueOf(answer.json().get("id")));
        } else {
            packets.remove(key);
            packetsOfThisRound.remove(key);
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

    /** Sends again what nobody answered, as a phone does; then each key is one entry and there is no other. */
    private void everyKeyIsOneEntry(ApiClient borrower, String here) {
        entries.replaceAll((key, id) -> {
            if (!id.isEmpty()) {
                return id;
            }
            ApiClient.Answer answer = borrower.post(here + "/incidents", key, incident(key));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return String.valueOf(answer.json().get("id"));
        });
        assertThat(new HashSet<>(entries.values())).hasSameSizeAs(entries.keySet());
        entries.forEach((key, id) -> {
            ApiClient.Answer found = borrower.get(here + "/incidents/" + id);
            assertThat(found.status()).as("entry " + id).isEqualTo(200);
            assertThat(found.json()).asInstanceOf(MAP).containsEntry("text", "示例 " + key);
        });
        assertThat(total(borrower, here)).isEqualTo(entries.size());
    }

    /** Asked again for a packet that nobody got, each key is one; and what was once handed out stays as it was. */
    private void everyPacketHolds(ApiClient borrower, String here) throws IOException {
        packets.replaceAll((key, id) -> {
            if (!id.isEmpty()) {
                return id;
            }
            ApiClient.Answer answer = borrower.post(here + "/packets", key, Map.of());
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return String.valueOf(answer.json().get("id"));
        });
        List<String> listed = borrower.get(here + "/packets").list().stream()
                .map(packet -> String.valueOf(packet.get("id")))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(packets.values());
        for (String id : listed) {
            byte[] bytes = borrower.get(here + "/packets/" + id + "/bundle.zip").body();
            if (!Sha256.of(bytes).equals(bundles.putIfAbsent(id, Sha256.of(bytes)))) {
                assertThat(bundles).as("packet " + id).containsEntry(id, Sha256.of(bytes));
                Path bundle = Files.write(temporary.resolve("packet.zip"), bytes);
                assertThat(PacketVerifier.verify(bundle, Brought.NOTHING).verdict())
                        .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
            }
        }
    }
}
