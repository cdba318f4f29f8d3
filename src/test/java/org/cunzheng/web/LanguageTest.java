package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
                "en-GB,en;q=0.9,zh;q=0.1 | EN",
                "fr,en;q=0.5 | EN",
                "zh-TW | ZH",
                "fr | ZH",
                "en;q=0,zh;q=0.1 | ZH",
                "* | ZH",
                "';;;' | ZH"
            })
    void the_first_language_we_have_is_taken_and_chinese_otherwise(String header, Language language) {
        assertThat(Language.accepted(header)).isEqualTo(language);
    }

    @Test
    void no_header_means_chinese() {
        assertThat(Language.accepted("")).isEqualTo(Language.ZH);
    }
}
