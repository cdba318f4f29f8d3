package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;

/** Somebody who saves entries and makes packets, in a case file where nobody else writes, and what became of them. */
final class SavingPerson {
    private final ApiClient borrower;
    private final String caseFile;

    /** What each key was told to have become; a key that was sent and never answered has the empty id. */
    private final Map<UUID, String> entries = new ConcurrentHashMap<>();

    private final Map<UUID, String> packets = new ConcurrentHashMap<>();

    /** The bytes of each packet that was ever read. */
    private final Map<String, Sha256> bundles = new HashMap<>();

    /** The packets that were asked for since everything was last looked at. */
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();

    private int entriesUnanswered;
    private int packetsUnanswered;

    SavingPerson(ApiClient borrower, String caseFile) {
        this.borrower = borrower;
        this.caseFile = caseFile;
    }

    int answered() {
        return (int) entries.values().stream().filter(id -> !id.isEmpty()).count();
    }

    boolean hasAskedForAPacket() {
        return !asked.isEmpty();
    }

    void save() {
        UUID key = UUID.randomUUID();
        entries.put(key, "");
        entries.put(key, saved(key));
    }

    private String saved(UUID key) {
        ApiClient.Answer answer = borrower.post(caseFile + "/incidents", key, incident(key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return String.valueOf(answer.json().get("id"));
    }

    private static Map<String, Object> incident(UUID key) {
        return ApiFixture.incident("SMS", "text", "示例 " + key);
    }

    /** Not before there is an entry; of one that has no place yet no packet is made either. */
    void makePacket() {
        if (answered() == 0) {
            return;
        }
        UUID key = UUID.randomUUID();
        packets.put(key, "");
        asked.add(key);
        ApiClient.Answer answer = borrower.post(caseFile + "/packets", key, Map.of());
        assertThat(answer.status()).as(answer.text()).isIn(201, 409);
        if (answer.status() == 201) {
            packets.put(key, String.valueOf(answer.json().get("id")));
        } else {
            packets.remove(key);
            asked.remove(key);
        }
    }

    /** What was acknowledged is there; what was not is there once when it is asked for again; and there is nothing else. */
    void everythingIsThereOnce(Path temporary) throws IOException {
        everyKeyIsOneEntry();
        everyPacketHolds(temporary);
        asked.clear();
    }

    private void everyKeyIsOneEntry() {
        entries.replaceAll((key, id) -> {
            entriesUnanswered += id.isEmpty() ? 1 : 0;
            return id.isEmpty() ? saved(key) : id;
        });
        assertThat(new HashSet<>(entries.values())).hasSameSizeAs(entries.keySet());
        entries.forEach((key, id) -> {
            ApiClient.Answer found = borrower.get(caseFile + "/incidents/" + id);
            assertThat(found.status()).as("entry " + id).isEqualTo(200);
            assertThat(found.json()).asInstanceOf(MAP).containsEntry("text", "示例 " + key);
        });
        assertThat(borrower.get(caseFile + "/timeline").json()).containsEntry("total", entries.size());
    }

    /** Asked again for a packet that nobody got, each key is one; and what was once handed out stays as it was. */
    private void everyPacketHolds(Path temporary) throws IOException {
        packets.replaceAll((key, id) -> {
            if (!id.isEmpty()) {
                return id;
            }
            packetsUnanswered++;
            ApiClient.Answer answer = borrower.post(caseFile + "/packets", key, Map.of());
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return String.valueOf(answer.json().get("id"));
        });
        List<String> listed = borrower.get(caseFile + "/packets").list().stream()
                .map(packet -> String.valueOf(packet.get("id")))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(packets.values());
        for (String id : listed) {
            byte[] bytes =
                    borrower.get(caseFile + "/packets/" + id + "/bundle.zip").body();
            if (!Sha256.of(bytes).equals(bundles.putIfAbsent(id, Sha256.of(bytes)))) {
                assertThat(bundles).as("packet " + id).containsEntry(id, Sha256.of(bytes));
                Path bundle = Files.write(temporary.resolve("packet.zip"), bytes);
                assertThat(PacketVerifier.verify(bundle, Brought.NOTHING).verdict())
                        .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
            }
        }
    }

    String told() {
        return "%d entries, %d sent without an answer, %d packets, %d asked for without an answer"
                .formatted(entries.size(), entriesUnanswered, packets.size(), packetsUnanswered);
    }
}
