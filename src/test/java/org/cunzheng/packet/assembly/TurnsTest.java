package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cunzheng.casefile.CaseFileId;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(Duration.ZERO);
    private final CaseFileId first = new CaseFileId(UUID.randomUUID());
    private final CaseFileId second = new CaseFileId(UUID.randomUUID());
    private final CaseFileId third = new CaseFileId(UUID.randomUUID());

    private static Making made() {
        return new Making.NothingToShow();
    }

    @Test
    void of_one_case_file_a_second_is_not_begun_while_the_first_is_made() {
        assertThat(turns.take(first, () -> turns.take(first, TurnsTest::made))).isEqualTo(new Making.BeingMade());
        assertThat(turns.take(first, TurnsTest::made)).isEqualTo(made());
    }

    @Test
    void two_case_files_are_served_at_once_and_a_third_is_not() {
        assertThat(turns.take(first, () -> turns.take(second, TurnsTest::made))).isEqualTo(made());
        assertThat(turns.take(first, () -> turns.take(second, () -> turns.take(third, TurnsTest::made))))
                .isEqualTo(new Making.NoPlace());
    }

    @Test
    void whoever_found_no_place_and_whoever_failed_may_come_again() {
        turns.take(first, () -> turns.take(second, () -> turns.take(third, TurnsTest::made)));
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> turns.take(third, () -> {
                        throw new IllegalStateException("no ink");
                    }))
                    .hasMessage("no ink");
        }
        assertThat(turns.take(third, TurnsTest::made)).isEqualTo(made());
    }

    @Test
    void a_packet_wished_while_something_is_erased_is_told_so_and_is_not_called_being_made() {
        assertThat(turns.erase(first, () -> turns.take(first, TurnsTest::made))).contains(new Making.BeingErased());
        assertThat(turns.erase(first, () -> turns.take(second, TurnsTest::made)))
                .contains(made());
        List<Making> swept = new ArrayList<>();
        turns.eraseIfFree(first, () -> swept.add(turns.take(first, TurnsTest::made)));
        assertThat(swept).containsExactly(new Making.BeingErased());
        assertThat(turns.take(first, TurnsTest::made)).isEqualTo(made());
    }

    @Test
    void while_a_packet_is_made_nothing_is_erased() {
        List<String> erased = new ArrayList<>();
        turns.take(first, () -> {
            assertThat(turns.erase(first, () -> erased.add("at once"))).isEmpty();
            turns.eraseIfFree(first, () -> erased.add("by the sweep"));
            turns.eraseIfFree(second, () -> erased.add("of another"));
            return made();
        });
        assertThat(erased).containsExactly("of another");
    }

    @Test
    void an_erasure_waits_for_another_of_the_same_case_file_and_for_no_other() throws Exception {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch may = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            threads.submit(() -> turns.eraseIfFree(first, () -> {
                begun.countDown();
                await(may);
                done.add("sweep");
            }));
            await(begun);
            Future<Optional<Boolean>> waiting = threads.submit(() -> turns.erase(first, () -> done.add("person")));
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(turns.erase(second, () -> done.add("another"))).contains(true);
            may.countDown();
            assertThat(waiting.get(1, TimeUnit.MINUTES)).contains(true);
        } finally {
            may.countDown();
        }
        assertThat(done).containsExactly("another", "sweep", "person");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
