package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.DatabaseSearch;

/** Somebody who erases what she recorded before, in a case file where nobody else writes, and what became of it. */
final class ErasingPerson {
    /** What was to be erased, with the digest that she confirmed. */
    private record Wish(String entry, String words, Map<String, Object> told) {}

    private final ApiClient borrower;
    private final String caseFile;

    /** By the key it was sent with. */
    private final Map<UUID, Wish> wishes = new ConcurrentHashMap<>();

    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();

    /** Those whose words were looked for in the whole database and found gone; afterwards it is only asked for them. */
    private final Set<String> gone = new HashSet<>();

    private int doneUnanswered;
    private int notDone;

    ErasingPerson(ApiClient borrower, String caseFile) {
        this.borrower = borrower;
        this.caseFile = caseFile;
    }

    int answered() {
        return answered.size();
    }

    String told() {
        return "%d erasures, %d without an answer: %d done and %d not"
                .formatted(wishes.size(), doneUnanswered + notDone, doneUnanswered, notDone);
    }

    void eraseOne() {
        String words = "一句只说过一次的话 " + UUID.randomUUID();
        ApiClient.Answer saved = borrower.post(caseFile + "/incidents", ApiFixture.incident("SMS", "text", words));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        String entry = String.valueOf(saved.json().get("id"));
        ApiClient.Answer plan = borrower.get(erasure(entry));
        assertThat(plan.status()).as(plan.text()).isEqualTo(200);
        Object digest = Objects.requireNonNull(plan.json().get("digest"));
        UUID key = UUID.randomUUID();
        Wish wish = new Wish(entry, words, Map.of("digest", digest, "reason", "家人的住址"));
        wishes.put(key, wish);
        erased(key, wish);
        answered.add(key);
    }

    private void erased(UUID key, Wish wish) {
        ApiClient.Answer answer = borrower.post(erasure(wish.entry()), key, wish.told());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.list()).singleElement(MAP).containsEntry("entry", wish.entry());
    }

    private String erasure(String entry) {
        return caseFile + "/entries/" + entry + "/erasure";
    }

    /** What was acknowledged is whole; what was not is whole or did not happen, and is done once when it is asked for again. */
    void everyErasureIsWhole(DatabaseAddress database) throws SQLException {
        List<String> left = tombstones();
        List<UUID> unanswered = new ArrayList<>();
        for (Map.Entry<UUID, Wish> one : wishes.entrySet()) {
            boolean isDone = isWhole(one.getValue(), left, database);
            if (!answered.contains(one.getKey())) {
                unanswered.add(one.getKey());
                doneUnanswered += isDone ? 1 : 0;
                notDone += isDone ? 0 : 1;
            } else {
                assertThat(isDone).as("acknowledged, " + one.getValue()).isTrue();
            }
        }
        for (UUID key : unanswered) {
            Wish wish = Objects.requireNonNull(wishes.get(key));
            erased(key, wish);
            answered.add(key);
            assertThat(isWhole(wish, tombstones(), database))
                    .as("asked again, " + wish)
                    .isTrue();
        }
        assertThat(tombstones())
                .containsExactlyInAnyOrderElementsOf(
                        wishes.values().stream().map(Wish::entry).toList());
    }

    /** Whether it was erased; fails where it was erased in part. */
    private boolean isWhole(Wish wish, List<String> tombstones, DatabaseAddress database) throws SQLException {
        ApiClient.Answer read = borrower.get(caseFile + "/incidents/" + wish.entry());
        if (read.status() == 410) {
            assertThat(read.text()).doesNotContain(wish.words());
            assertThat(borrower.get(erasure(wish.entry())).status()).isEqualTo(410);
            assertThat(tombstones).containsOnlyOnce(wish.entry());
            if (gone.add(wish.entry())) {
                assertThat(DatabaseSearch.tablesWith(database, wish.words()))
                        .as("words of " + wish)
                        .isEmpty();
            }
            return true;
        }
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json()).containsEntry("text", wish.words());
        assertThat(DatabaseSearch.tablesWith(database, wish.words()))
                .as("words of " + wish)
                .isNotEmpty();
        assertThat(borrower.get(erasure(wish.entry())).json())
                .containsEntry("digest", Objects.requireNonNull(wish.told().get("digest")));
        assertThat(tombstones).doesNotContain(wish.entry());
        return false;
    }

    /** The entries of which an entry says that they were erased. */
    private List<String> tombstones() {
        Object pages = borrower.get(caseFile + "/timeline").json().get("pages");
        Object erased = Objects.requireNonNull(
                borrower.get(caseFile + "/timeline?page=" + pages).json().get("erased"));
        return ((List<?>) erased)
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("entry")))
                        .toList();
    }
}
