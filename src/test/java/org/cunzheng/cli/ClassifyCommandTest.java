package org.cunzheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ClassifyCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String THREAT = "{\"id\": \"1\", \"text\": \"三天之内见不到钱，卸你一条胳膊抵账。\"}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_threat_is_answered_with_its_label_words_and_provisions() {
        assertThat(classify(THREAT)).isZero();
        assertThat(lines().getFirst())
                .startsWith(
                        "{\"id\":\"1\",\"labels\":[\"VIOLENCE_THREAT\"],\"findings\":[{\"label\":\"VIOLENCE_THREAT\"")
                .containsPattern("\"spans\":\\[\\[[0-9],1[5-8]\\]\\]")
                .contains("\"citations\":[\"《");
    }

    @Test
    void a_lawful_text_is_answered_with_no_label() {
        assertThat(
                        classify(
                                "{\"id\":\"a\",\"text\":\"您好\",\"channel\":\"SMS\",\"recipient\":\"DEBTOR\",\"x\":{\"y\":[1]}}"))
                .isZero();
        assertThat(lines()).containsExactly("{\"id\":\"a\",\"labels\":[],\"findings\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"text\":\"no id\"}",
                "{\"id\":\"1\"}",
                "{\"id\":1,\"text\":\"x\"}",
                "{\"id\":\"1\",\"text\":\"x\",\"channel\":\"FAX\"}",
                "{\"id\":\"1\",\"text\":\"x\",\"recipient\":\"DOG\"}",
                "{\"id\":\"1\",\"text\":\"x\",\"occurredAt\":\"2026-03-01T22:10:00\"}",
                "{\"id\":\"1\",\"text\":",
                "[]",
                "{\"id\":\"1\",\"text\":\"x\"} {}"
            })
    void a_line_that_cannot_be_read_is_named_and_the_rest_goes_on(String bad) {
        assertThat(classify(THREAT + "\n" + bad + "\n" + THREAT + "\n")).isEqualTo(3);
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(1)).startsWith("{\"line\":2,\"error\":\"");
    }

    @Test
    void bytes_that_are_not_utf8_spoil_one_line_only() {
        byte[] input = ("{\"id\":\"1\",\"text\":\"?\"}\n" + THREAT).getBytes(StandardCharsets.UTF_8);
        input[18] = (byte) 0xFF;
        assertThat(classify(input)).isEqualTo(3);
        assertThat(lines().getFirst()).isEqualTo("{\"line\":1,\"error\":\"not UTF-8\"}");
        assertThat(lines().get(1)).contains("VIOLENCE_THREAT");
    }

    @Test
    void a_line_without_an_end_is_named_too_long_and_the_rest_goes_on() {
        assertThat(classify("x".repeat(ByteLines.LONGEST + 1) + "\n" + THREAT)).isEqualTo(3);
        assertThat(lines().getFirst()).isEqualTo("{\"line\":1,\"error\":\"too long\"}");
        assertThat(lines().get(1)).contains("VIOLENCE_THREAT");
    }

    @Test
    void a_line_as_long_as_may_be_is_judged() {
        String padding = " ".repeat(ByteLines.LONGEST - THREAT.getBytes(StandardCharsets.UTF_8).length);
        assertThat(classify(THREAT + padding)).isZero();
    }

    @Test
    void of_a_line_that_is_too_long_no_more_is_held_than_shows_it() throws IOException {
        ByteLines lines = new ByteLines(new ByteArrayInputStream(new byte[4 * ByteLines.LONGEST]));
        assertThat(lines.next().orElseThrow()).hasSize(ByteLines.LONGEST + 1);
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void half_a_surrogate_pair_is_answered_as_it_came() {
        assertThat(classify("{\"id\":\"\\ud83d\",\"text\":\"\\ud83d\"}")).isZero();
        assertThat(lines()).containsExactly("{\"id\":\"\\uD83D\",\"labels\":[],\"findings\":[]}");
    }

    private int classify(String input) {
        return classify(input.getBytes(StandardCharsets.UTF_8));
    }

    private int classify(byte[] input) {
        return new CommandLine(new ClassifyCommand(CLOCK, new ByteArrayInputStream(input), out)).execute();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
