package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads JSON that is canonical (RFC 8785) and made of strings, truth values, lists and objects only; refuses all else while
 * reading, so that the bytes of any part of it are that part's canonical form.
 */
final class JsonReader {
    private static final int DEEPEST = 64;

    /** Ten times what a packet of twenty thousand entries needs; more would fill the memory with empty lists. */
    private static final int MOST_VALUES = 5_000_000;

    private static final String SHORT_NAMES = "btnfr\"\\";
    private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";

    private final String json;
    private int position;
    private int count;

    private JsonReader(String json) {
        this.json = json;
    }

    static Json read(byte[] bytes) throws NotCanonical {
        JsonReader reader = new JsonReader(decode(bytes));
        Json value = reader.value(1);
        if (reader.position != reader.json.length()) {
            throw reader.refused("more after the end");
        }
        return value;
    }

    private static String decode(byte[] bytes) throws NotCanonical {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new NotCanonical("broken UTF-8 at or after", 0);
        }
    }

    private Json value(int depth) throws NotCanonical {
        if (depth > DEEPEST) {
            throw refused("too many levels");
        }
        if (++count > MOST_VALUES) {
            throw refused("too many values");
        }
        int from = position;
        char first = next();
        return switch (first) {
            case '"' -> {
                String text = string();
                yield new Json.Text(text, since(from));
            }
            case 't' -> word("rue", true, from);
            case 'f' -> word("alse", false, from);
            case '[' -> items(depth, from);
            case '{' -> members(depth, from);
            default -> throw refused("no string, truth value, list or object");
        };
    }

    private Json word(String rest, boolean value, int from) throws NotCanonical {
        for (int i = 0; i < rest.length(); i++) {
            expect(rest.charAt(i));
        }
        return new Json.Truth(value, since(from));
    }

    private Json items(int depth, int from) throws NotCanonical {
        List<Json> values = new ArrayList<>();
        if (peek() == ']') {
            next();
            return new Json.Items(values, since(from));
        }
        while (true) {
            values.add(value(depth + 1));
            if (!goesOn(']')) {
                return new Json.Items(values, since(from));
            }
        }
    }

    private Json members(int depth, int from) throws NotCanonical {
        SortedMap<String, Json> values = new TreeMap<>();
        if (peek() == '}') {
            next();
            return new Json.Members(values, since(from));
        }
        while (true) {
            expect('"');
            String name = string();
            if (!values.isEmpty() && values.lastKey().compareTo(name) >= 0) {
                throw refused("names repeated or out of order");
            }
            expect(':');
            values.put(name, value(depth + 1));
            if (!goesOn('}')) {
                checkEscaped(values);
                return new Json.Members(values, since(from));
            }
        }
    }

    private void checkEscaped(SortedMap<String, Json> values) throws NotCanonical {
        Json escaped = values.get(EscapedForm.NAME);
        boolean right = escaped instanceof Json.Text(String text, Json.Place _)
                && values.size() == 1
                && EscapedForm.isNeededAndRight(text);
        if (escaped != null && !right) {
            throw refused("not the form of an escaped string");
        }
    }

    private boolean goesOn(char end) throws NotCanonical {
        char here = next();
        if (here != ',' && here != end) {
            throw refused("neither ',' nor '" + end + "'");
        }
        return here == ',';
    }

    private String string() throws NotCanonical {
        StringBuilder text = new StringBuilder();
        for (char unit = next(); unit != '"'; unit = next()) {
            if (unit < ' ') {
                throw refused("control character in a string");
            }
            text.append(unit == '\\' ? escape() : unit);
        }
        return text.toString();
    }

    private char escape() throws NotCanonical {
        char name = next();
        int known = SHORT_NAMES.indexOf(name);
        if (known >= 0) {
            return SHORT_ESCAPES.charAt(known);
        }
        if (name != 'u') {
            throw refused("unknown escape");
        }
        expect('0');
        expect('0');
        char high = next();
        int low = "0123456789abcdef".indexOf(next());
        char unit = (char) ((high - '0') * 16 + low);
        if ((high != '0' && high != '1') || low < 0 || unit == 0 || SHORT_ESCAPES.indexOf(unit) >= 0) {
            throw refused("needless escape");
        }
        return unit;
    }

    private char peek() throws NotCanonical {
        if (position >= json.length()) {
            throw refused("end of file");
        }
        return json.charAt(position);
    }

    private char next() throws NotCanonical {
        char unit = peek();
        position++;
        return unit;
    }

    private void expect(char wanted) throws NotCanonical {
        if (next() != wanted) {
            throw refused("no '" + wanted + "'");
        }
    }

    private Json.Place since(int from) {
        return new Json.Place(json, from, position);
    }

    private NotCanonical refused(String reason) {
        return new NotCanonical(reason, position);
    }
}
