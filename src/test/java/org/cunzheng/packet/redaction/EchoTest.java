package org.cunzheng.packet.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoTest {
    @ParameterizedTest
    @CsvSource({
        "张经理(13812345678)_2026.m4a, 13812345678",
        "张经理(13812345678)_2026.m4a, +86 138-1234-5678",
        "张经理(13812345678)_2026.m4a, 张经理",
        "138 1234 5678.amr, 0086 13812345678",
        "１３８１２３４５６７８.amr, 13812345678",
        "+862155550188_录音.mp3, 021-55550188",
        "02155550188.mp3, +86 21 5555 0188",
        "通话录音@王秀兰_20261118.m4a, 王秀兰",
        "王秀兰.m4a, 王秀兰（母亲）",
        "与王秀兰通话.m4a, 王秀兰（母亲）",
        "call-MR LI.m4a, mr li",
    })
    void a_file_is_called_after_somebody(String fileName, String told) {
        assertThat(Echo.inFileName(fileName, told)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "IMG_20261118_223100.jpg, 13812345678",
        "1.jpg, 13812345678",
        "5678.m4a, 13812345678",
        "截图.png, 王秀兰",
        "王.png, 李四",
        "record.m4a, 021-55550188",
    })
    void a_file_is_called_after_nobody_told(String fileName, String told) {
        assertThat(Echo.inFileName(fileName, told)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "李经理 138 0013 8000, 13800138000",
        "李经理138-0013-8000, 13800138000",
        "１３８００１３８０００（李）, 13800138000",
        "李 138\u200b0013\u200b8000, 13800138000",
        "催收 (021) 5555-0188 转 3, 02155550188",
        "+86 138 0013 8000, 8613800138000",
        "速清 400.800.1234, 4008001234",
        "5555018, 5555018",
    })
    void a_name_tells_a_number(String name, String number) {
        assertThat(Echo.tellsNumber(name)).isTrue();
        assertThat(Echo.numbers(name)).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource({"李经理", "李经理 95555", "555501", "3组8号", "13800 李 138000", "''"})
    void a_name_tells_no_number(String name) {
        assertThat(Echo.tellsNumber(name)).isFalse();
        assertThat(Echo.numbers(name)).isEmpty();
    }

    @Test
    void several_numbers_are_told_apart() {
        assertThat(Echo.numbers("138 0013 8000、021-5555-0188/5555")).containsExactly("13800138000", "02155550188");
    }

    @Test
    void nothing_told_is_in_no_file_name() {
        assertThat(Echo.inFileName("王秀兰.m4a", "")).isFalse();
        assertThat(Echo.inFileName("王秀兰.m4a", " - ")).isFalse();
        assertThat(Echo.inFileName("", "王秀兰")).isFalse();
    }
}
