package org.cunzheng.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource({
        "1,一",
        "10,十",
        "11,十一",
        "20,二十",
        "50,五十",
        "62,六十二",
        "100,一百",
        "101,一百零一",
        "110,一百一十",
        "111,一百一十一",
        "293,二百九十三",
        "1000,一千",
        "1003,一千零三",
        "1010,一千零一十",
        "1033,一千零三十三",
        "1100,一千一百",
        "1195,一千一百九十五"
    })
    void a_number_is_printed_as_statutes_print_it(int number, String printed) {
        assertThat(Place.numeral(number)).isEqualTo(printed);
    }

    @Test
    void an_inserted_article_keeps_its_suffix_before_paragraph_and_item() {
        assertThat(new Place(293, 1, 0, 3).printed()).isEqualTo("第二百九十三条之一第三项");
        assertThat(new Place(50, 0, 1, 5).printed()).isEqualTo("第五十条第一款第五项");
    }

    @Test
    void no_place_prints_nothing() {
        assertThat(Place.NONE.printed()).isEmpty();
    }

    @Test
    void an_item_without_an_article_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Place(0, 0, 0, 3));
    }
}
