package org.cunzheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    @ParameterizedTest
    @CsvSource({
        "138 0013 8000,13800138000",
        "+8613800138000,13800138000",
        "008613800138000,13800138000",
        "１３８００１３８０００,13800138000",
        "+852 5123 4567,+85251234567",
        " Lin@Example.COM ,lin@example.com"
    })
    void spellings_of_one_login_are_one(String typed, String expected) {
        assertThat(Login.parse(typed).map(Login::text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lin", "12345", "lin@", "@example.com", "a b@example.com", "86138001380001"})
    void what_is_neither_number_nor_address_is_no_login(String typed) {
        assertThat(Login.parse(typed)).isEmpty();
    }

    @Test
    void control_characters_are_in_no_login() {
        assertThat(Login.parse("a\0b@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "lin@example.com"})
    void it_hides_itself_from_logs(String typed) {
        assertThat(Login.parse(typed).orElseThrow().toString())
                .doesNotContain("138")
                .doesNotContain("lin@");
    }
}
