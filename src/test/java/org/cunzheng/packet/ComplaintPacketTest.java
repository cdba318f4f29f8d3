package org.cunzheng.packet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintPacketTest {
    @Test
    void a_gap_in_the_numbers_of_exhibits_is_refused() {
        List<Exhibit> exhibits = PacketFixture.exhibits(PacketFixture.incidents(3));

        assertThatThrownBy(() -> PacketFixture.packet(List.of(exhibits.get(0), exhibits.get(2)), List.of()))
                .hasMessage("exhibit 2 is missing");
    }

    @Test
    void a_breach_that_rests_on_what_is_not_shown_is_refused() {
        List<Exhibit> exhibits = PacketFixture.exhibits(PacketFixture.incidents(20));
        List<Breach> breaches = PacketFixture.breaches(exhibits);

        assertThatThrownBy(() -> PacketFixture.packet(exhibits.subList(0, 1), breaches))
                .hasMessageContaining("rests on an entry that is no exhibit");
    }
}
