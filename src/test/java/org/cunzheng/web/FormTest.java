package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void what_was_typed_stays_word_for_word_and_is_read_without_the_space_around_it() {
        Form form = Form.of(Map.of("text", "  你好\n "));
        assertThat(form.raw("text")).isEqualTo("  你好\n ");
        assertThat(form.value("text")).contains("你好");
        assertThat(form.value("other")).isEmpty();
        assertThat(form.raw("other")).isEmpty();
    }

    @Test
    void a_field_may_come_more_than_once() {
        Form form = Form.of(Map.of("number", List.of("1", "2")));
        assertThat(form.all("number")).containsExactly("1", "2");
        assertThat(form.has("number", "2")).isTrue();
        assertThat(form.has("number", "3")).isFalse();
    }

    @Test
    void the_first_problem_of_a_field_stays_in_the_order_they_were_found() {
        Form form =
                Form.empty().refuse("b", "key.one", 8).refuse("a", "key.two").refuse("b", "key.three");
        assertThat(form.isRefused()).isTrue();
        assertThat(form.problems()).extracting(Form.Problem::key).containsExactly("key.one", "key.two");
        assertThat(form.problem("b").orElseThrow().arguments()).containsExactly(8);
    }

    @Test
    void every_new_form_has_a_key_of_its_own_and_a_foreign_one_is_none() {
        assertThat(Form.empty().key()).isPresent().isNotEqualTo(Form.empty().key());
        assertThat(Form.of(Map.of(Form.KEY, "' OR 1=1")).key()).isEmpty();
        UUID key = UUID.randomUUID();
        assertThat(Form.of(Map.of(Form.KEY, key.toString())).key()).contains(key);
    }
}
