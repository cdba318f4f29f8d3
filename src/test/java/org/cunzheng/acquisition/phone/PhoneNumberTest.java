package org.cunzheng.acquisition.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "+8617045550161, 17045550161",
        "0086 170 4555 0162, 17045550162",
        "8617045550163, 17045550163",
        "170-4555-0164, 17045550164",
        "017045550164, 17045550164",
        "+86 017045550164, 17045550164",
        "１７０４５５５０１６１, 17045550161",
        "+862155550188, 02155550188",
        "021-5555 0188, 02155550188",
        "(021)55550188, 02155550188",
        "+86 21 5555 0188, 02155550188",
        "862155550188, 02155550188",
        "+8602155550188, 02155550188",
        "+861065012345, 01065012345",
        "+867555550188, 07555550188",
        "+8675555501888, 075555501888",
        "+8695188, 95188",
        "95188, 95188",
        "+8610690342118843, 10690342118843",
        "8610690342118843, 10690342118843",
        "106550005521, 106550005521",
        "+864001234567, 4001234567",
        "4001234567, 4001234567",
        "+8610086, 10086",
        "86555501, 86555501",
        "+15555550001, +15555550001",
        "0015555550001, +15555550001",
        "5555550001, 5555550001",
        "Someone@Example.org, someone@example.org",
        "妈妈, 妈妈"
    })
    void spellings_of_one_number_compare_alike(String written, String comparable) {
        assertThat(PhoneNumber.of(written).comparable()).isEqualTo(comparable);
        assertThat(PhoneNumber.of(written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "-2", "unknown", "Private", "null", "未知"})
    void a_marker_instead_of_a_number_is_withheld(String marker) {
        assertThat(PhoneNumber.of(marker).isWithheld()).isTrue();
    }

    @Test
    void a_number_keeps_itself_out_of_logs() {
        assertThat(PhoneNumber.of("17045550161")).asString().doesNotContain("1704");
    }
}
