package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
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
}
