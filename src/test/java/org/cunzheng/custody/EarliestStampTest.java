package org.cunzheng.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several authorities stamp several checkpoints, and not in the order of their sizes. */
class EarliestStampTest {
    private static Stamps.Time stamp(long size, int second) {
        return new Stamps.Time(size, Instant.ofEpochSecond(second));
    }

    private static Set<Long> above(List<Stamps.Time> stamps, Long... places) {
        return Stamps.earliestAbove(stamps, List.of(places));
    }

    @Test
    void of_several_over_one_checkpoint_the_checkpoint_is_named_once() {
        assertThat(above(List.of(stamp(5, 10), stamp(5, 20), stamp(5, 30)), 0L, 4L))
                .containsExactly(5L);
    }

    @Test
    void a_larger_checkpoint_that_was_stamped_earlier_covers_what_a_smaller_one_does() {
        List<Stamps.Time> stamps = List.of(stamp(9, 10), stamp(9, 50), stamp(5, 20), stamp(5, 40));
        assertThat(above(stamps, 3L)).containsExactly(9L);
    }

    @Test
    void the_second_authority_counts_where_it_was_earlier_with_the_smaller_checkpoint() {
        // The first one stamped 5 at 40 and 9 at 30; the second 5 at 20 and 9 at 50.
        List<Stamps.Time> stamps = List.of(stamp(9, 30), stamp(9, 50), stamp(5, 20), stamp(5, 40));
        assertThat(above(stamps, 3L)).containsExactly(5L);
        assertThat(above(stamps, 5L)).containsExactly(9L);
        assertThat(above(stamps, 3L, 5L)).containsExactly(5L, 9L);
    }

    @Test
    void what_no_stamped_checkpoint_holds_has_none() {
        assertThat(above(List.of(stamp(5, 10)), 5L, 6L)).isEmpty();
        assertThat(above(List.of(), 0L)).isEmpty();
    }
}
