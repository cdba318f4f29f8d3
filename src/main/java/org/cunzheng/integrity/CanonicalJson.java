package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The one byte sequence of a {@link Value}: RFC 8785 (JSON Canonicalization Scheme), with {@code {"escaped":"…"}} in place
 * of strings that are not legal text. Every value has exactly one form and every form exactly one value.
 */
public final class CanonicalJson {
    /**
     * As many values are read, the outermost and those within others counted, and no more. Each takes two bytes of text at least
     * and 20 to 140 of memory: without a bound, 64 MiB of brackets would take more than two gigabytes.
     */
    public static final int MOST_VALUES = 200_000;

    private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";
    private static final String SHORT_NAMES = "btnfr\"\\";

    private CanonicalJson() {}

    /** The canonical form in UTF-8. */
    public static byte[] bytes(Value value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString().getBytes(UTF_8);
    }

    /**
     * The value whose canonical form these bytes are.
     *
     * @throws IllegalArgumentException if they are not exactly what {@link #bytes} gives for some value: white space,
     *     numbers, null, repeated or unsorted names, needless escapes, broken UTF-8, more than 64 levels or
     *     {@link #MOST_VALUES} values
     */
    public static Value parse(byte[] canonical) {
        Value value = new CanonicalJsonReader(new String(canonical, UTF_8)).read();
        if (!Arrays.equals(canonical, bytes(value))) {
            throw new IllegalArgumentException("JSON is not in canonical form");
        }
        return value;
    }

    private static void append(StringBuilder json, Value value) {
        switch (value) {
            case Value.Text(String text) -> appendText(json, text);
            case Value.Truth(boolean truth) -> json.append(truth);
            case Value.Items items -> appendItems(json, items);
            case Value.Members members -> appendMembers(json, members);
        }
    }

    private static void appendText(StringBuilder json, String text) {
        if (EscapedText.isLegal(text)) {
            appendString(json, text);
        } else {
            json.append("{\"").append(EscapedText.NAME).append("\":");
            appendString(json, EscapedText.escape(text));
            json.append('}');
        }
    }

    private static void appendItems(StringBuilder json, Value.Items items) {
        json.append('[');
        String separator = "";
        for (Value item : items.items()) {
            json.append(separator);
            append(json, item);
            separator = ",";
        }
        json.append(']');
    }

    private static void appendMembers(StringBuilder json, Value.Members members) {
        json.append('{');
        String separator = "";
        for (var member : members.members().entrySet()) {
            json.append(separator);
            appendString(json, member.getKey());
            json.append(':');
            append(json, member.getValue());
            separator = ",";
        }
        json.append('}');
    }

    /** RFC 8785, 3.2.2.2. */
    private static void appendString(StringBuilder json, String legal) {
        json.append('"');
        int copied = 0;
        for (int i = 0; i < legal.length(); i++) {
            char unit = legal.charAt(i);
            if (unit < ' ' || unit == '"' || unit == '\\') {
                json.append(legal, copied, i);
                appendEscape(json, unit);
                copied = i + 1;
            }
        }
        json.append(legal, copied, legal.length()).append('"');
    }

    private static void appendEscape(StringBuilder json, char unit) {
        int known = SHORT_ESCAPES.indexOf(unit);
        if (known >= 0) {
            json.append('\\').append(SHORT_NAMES.charAt(known));
        } else {
            json.append("\\u00").append(unit < 16 ? '0' : '1').append(Character.forDigit(unit & 15, 16));
        }
    }
}
