package org.cunzheng.packet.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.cunzheng.casefile.Collector;
import org.junit.jupiter.api.Test;

class BlankedCollectorTest {
    private static final Collector LI = new Collector("李经理", "02155550188", "速清咨询");

    @Test
    void names_go_with_the_agency_and_the_number_stays() {
        assertThat(BlankedCollector.of(LI, Set.of(Part.COLLECTOR_NAMES)))
                .isEqualTo(new Collector("", "02155550188", ""));
    }

    @Test
    void numbers_go_and_names_without_numbers_stay() {
        assertThat(BlankedCollector.of(LI, Set.of(Part.COLLECTOR_NUMBERS))).isEqualTo(new Collector("李经理", "", "速清咨询"));
    }

    @Test
    void a_name_or_an_agency_with_a_number_in_it_goes_with_the_numbers() {
        assertThat(BlankedCollector.of(
                        new Collector("李经理 138 0013 8000", "", "速清 ４００－８００－１２３４"), Set.of(Part.COLLECTOR_NUMBERS)))
                .isEqualTo(new Collector("", "", ""));
    }

    @Test
    void what_is_called_by_the_number_goes_whichever_of_both_is_withheld() {
        for (Part part : Set.of(Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS)) {
            assertThat(BlankedCollector.of(new Collector("95555", "95555", ""), Set.of(part)))
                    .isEqualTo(new Collector("", "", ""));
            assertThat(BlankedCollector.of(new Collector("", "95555", "客服95555"), Set.of(part)))
                    .isEqualTo(new Collector("", "", ""));
        }
    }

    @Test
    void nothing_else_blanks_a_collector() {
        assertThat(BlankedCollector.of(LI, Set.of(Part.RECORDS, Part.FILES, Part.THIRD_PARTY_NAMES)))
                .isEqualTo(LI);
        assertThat(BlankedCollector.withheldOf(LI, Set.of(Part.RECORDS))).isEmpty();
    }

    @Test
    void what_was_taken_away_is_known() {
        assertThat(BlankedCollector.withheldOf(LI, Set.of(Part.COLLECTOR_NAMES)))
                .containsExactly("李经理", "速清咨询");
    }
}
