package org.cunzheng.web.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFormTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "快\ude00贷", "\ude00\ud83d", "a\u0000b", "a\u001fb"})
    void half_a_character_and_a_control_character_are_refused_and_not_changed(String brand) {
        Form form = told(brand);
        assertThat(CaseForm.read(form, TODAY)).isEmpty();
        assertThat(form.problem("appBrand").orElseThrow().key()).isEqualTo("form.control");
    }

    @Test
    void a_character_of_two_halves_is_as_good_as_any() {
        assertThat(CaseForm.read(told("快贷\ud83d\ude00𠮷"), TODAY).orElseThrow().appBrand())
                .isEqualTo("快贷\ud83d\ude00𠮷");
    }

    private static Form told(String brand) {
        return Form.empty()
                .with("appBrand", brand)
                .with("lenderKind", "BANK")
                .with("hours", "NOT_KNOWN")
                .with("zone", "Asia/Shanghai");
    }
}
