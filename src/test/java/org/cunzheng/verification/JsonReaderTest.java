package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier's reader against the writer's, which share no code. */
class JsonReaderTest {
    private static final Value SEED = Value.members(Map.of(
            "", Value.items(Value.truth(true), Value.truth(false), Value.text("\u0001\u001f\"\\\n€😀")),
            "b", Value.text("lone \ud83d and \0"),
            "c\u20ac", Value.members(Map.of("d", Value.items(), "e", Value.members(Map.of())))));

    private static final byte[] CANONICAL = CanonicalJson.bytes(SEED);

    @Test
    void what_the_writer_writes_is_read_and_every_part_keeps_its_bytes() throws NotCanonical {
        Json json = JsonReader.read(CANONICAL);
        assertThat(json.at().bytes()).isEqualTo(CANONICAL);
        assertThat(((Json.Members) json).values().get("b"))
                .satisfies(part ->
                        assertThat(part.at().bytes()).isEqualTo(CanonicalJson.bytes(Value.text("lone \ud83d and \0"))));
    }

    @Property(tries = 5000)
    void both_readers_take_and_refuse_the_same_damaged_bytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] damaged = CANONICAL.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            byte[] other = {'"', '\\', '{', '}', '[', ']', ',', ':', 'u', '0', ' ', (byte) random.nextInt(256)};
            damaged[random.nextInt(damaged.length)] = other[random.nextInt(other.length)];
        }
        assertThat(verifierReads(damaged)).isEqualTo(writerReads(damaged));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "null",
                "\"a\" ",
                "[\"a\",]",
                "{\"a\":\"\",\"a\":\"\"}",
                "{\"b\":\"\",\"a\":\"\"}",
                "\"\\u000a\"",
                "\"\\u001F\"",
                "\"\\u0020\"",
                "\"\\/\"",
                "\"\t\"",
                "{\"escaped\":\"legal\"}",
                "{\"escaped\":\"\\\\uD83D\\\\uDE00\"}",
                "{\"escaped\":\"\\\\ud800\"}",
                "{\"escaped\":\"\\\\\"}",
                "{\"escaped\":true}",
                "{\"escaped\":\"\\\\uD800\",\"f\":\"\"}"
            })
    void what_is_not_canonical_is_refused_by_both(String json) {
        assertThat(verifierReads(json.getBytes(UTF_8))).isFalse();
        assertThat(writerReads(json.getBytes(UTF_8))).isFalse();
    }

    @Test
    void a_deep_nest_and_a_flood_of_values_are_refused() {
        assertThatExceptionOfType(NotCanonical.class)
                .isThrownBy(() -> JsonReader.read("[".repeat(1_000_000).getBytes(UTF_8)));
        String flood = "[" + "[],".repeat(5_000_000) + "[]]";
        assertThatExceptionOfType(NotCanonical.class).isThrownBy(() -> JsonReader.read(flood.getBytes(UTF_8)));
    }

    private static boolean verifierReads(byte[] json) {
        try {
            return JsonReader.read(json).at().bytes().length == json.length;
        } catch (NotCanonical refused) {
            return false;
        }
    }

    private static boolean writerReads(byte[] json) {
        try {
            return CanonicalJson.bytes(CanonicalJson.parse(json)).length == json.length;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
