package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void names_are_sorted_by_code_units_as_in_the_standards_example() {
        Value value = Value.members(Map.of(
                "\u20ac", Value.text("Euro Sign"),
                "\r", Value.text("Carriage Return"),
                "\ufb33", Value.text("Hebrew Letter Dalet With Dagesh"),
                "1", Value.text("One"),
                "\ud83d\ude00", Value.text("Emoji: Grinning Face"),
                "\u0080", Value.text("Control"),
                "\u00f6", Value.text("Latin Small Letter O With Diaeresis")));
        assertThat(text(value))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void strings_are_escaped_as_in_the_standards_example() {
        assertThat(text(Value.text("€$\u000f\nA'B\"\\\\\"/\b\f\t\u001f\u007f\u2028")))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\\u001f\u007f\u2028\"");
    }

    @Test
    void illegal_code_units_are_written_reversibly() {
        assertThat(text(Value.text("a\ud800\\" + "\0😀\udc01")))
                .isEqualTo("{\"escaped\":\"a\\\\uD800\\\\\\\\\\\\u0000😀\\\\uDC01\"}");
    }

    @Test
    void text_that_only_looks_escaped_stays_as_it_is() {
        assertThat(text(Value.text("\\uD800"))).isEqualTo("\"\\\\uD800\"");
    }

    @Test
    void no_object_can_be_taken_for_an_escaped_string() {
        assertThatIllegalArgumentException().isThrownBy(() -> Value.members(Map.of("escaped", Value.text("\\uD800"))));
        assertThatIllegalArgumentException().isThrownBy(() -> Value.members(Map.of("a\ud800", Value.text(""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "-0",
                "\"a\" ",
                " \"a\"",
                "[\"a\", \"b\"]",
                "[\"a\",]",
                "[",
                "{\"a\":\"b\",\"a\":\"b\"}",
                "{\"b\":\"\",\"a\":\"\"}",
                "{\"a\":null}",
                "{\"a\":1}",
                "{\"a\"}",
                "\"\\u0041\"",
                "\"\\/\"",
                "\"\\u000A\"",
                "\"\\ud83d\\ude00\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"\n\"",
                "\"\\u00",
                "tru",
                "truefalse",
                "{\"escaped\":\"legal\"}",
                "{\"escaped\":\"\\\\u0041\"}",
                "{\"escaped\":\"\\\\ud800\"}",
                "{\"escaped\":\"\\\\uD83D\\\\uDE00\"}",
                "{\"escaped\":\"\\\\x\"}",
                "{\"escaped\":\"\\\\uD8\"}",
                "{\"escaped\":\"\\\\uD800\",\"more\":\"\"}",
                "{\"escaped\":true}"
            })
    void what_is_not_canonical_is_refused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.parse(json.getBytes(UTF_8)));
    }

    @Test
    void broken_utf_8_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xc3, '"'}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
    }

    @Test
    void a_deep_nest_is_refused_before_the_stack_ends() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.parse(deep.getBytes(UTF_8)));
    }

    @Test
    void more_values_than_any_entry_has_are_refused_before_they_fill_the_memory() {
        String many = "[" + "[],".repeat(199_998) + "[]]";
        assertThat(CanonicalJson.parse(many.getBytes(UTF_8))).isInstanceOf(Value.Items.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.parse(("[[]," + many.substring(1)).getBytes(UTF_8)))
                .withMessageContaining("200000 values");
    }

    @Property
    void what_is_written_is_read_back(@ForAll("values") Value value) {
        assertThat(CanonicalJson.parse(CanonicalJson.bytes(value))).isEqualTo(value);
    }

    @Property
    void an_independent_canonicalizer_gives_the_same_bytes(@ForAll("values") Value value) throws IOException {
        byte[] bytes = CanonicalJson.bytes(Value.items(value));
        assertThat(bytes).isEqualTo(new JsonCanonicalizer(bytes).getEncodedUTF8());
    }

    @Property(tries = 200)
    void different_values_have_different_bytes(@ForAll("values") Value one, @ForAll("values") Value other) {
        assertThat(text(one).equals(text(other))).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings()
                        .withChars('\\', 'u', 'D', '8', '0', '\ud800', '\udc00', '\0')
                        .ofMaxLength(8));
        Arbitrary<String> names = Arbitraries.strings()
                .all()
                .ofMaxLength(5)
                .filter(name -> EscapedText.isLegal(name) && !name.equals("escaped"));
        Arbitrary<Value> leaves = Arbitraries.oneOf(
                texts.map(Value::text), Arbitraries.of(true, false).map(Value::truth));
        return Arbitraries.recursive(() -> leaves, inner -> nested(inner, names), 0, 2);
    }

    private static Arbitrary<Value> nested(Arbitrary<Value> inner, Arbitrary<String> names) {
        Arbitrary<List<Value>> lists = inner.list().ofMaxSize(4);
        return Arbitraries.oneOf(
                inner,
                lists.map(Value::items),
                Arbitraries.maps(names, inner).ofMaxSize(4).map(Value::members));
    }

    private static String text(Value value) {
        return new String(CanonicalJson.bytes(value), UTF_8);
    }
}
