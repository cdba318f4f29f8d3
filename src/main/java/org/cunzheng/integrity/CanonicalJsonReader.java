package org.cunzheng.integrity;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads JSON without white space; its caller writes the result again and compares, which catches what this lets pass. */
final class CanonicalJsonReader {
    private static final int DEEPEST = 64;

    private final String json;
    private int at;
    private int values;

    CanonicalJsonReader(String json) {
        this.json = json;
    }

    Value read() {
        Value value = value(1);
        if (at != json.length()) {
            throw refused("something follows the value");
        }
        return value;
    }

    private Value value(int depth) {
        if (depth > DEEPEST) {
            throw refused("more than " + DEEPEST + " levels");
        }
        if (++values > CanonicalJson.MOST_VALUES) {
            throw refused("more than " + CanonicalJson.MOST_VALUES + " values");
        }
        return switch (peek()) {
            case '"' -> Value.text(string());
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case '[' -> items(depth);
            case '{' -> members(depth);
            default -> throw refused("neither text, truth value, list nor object");
        };
    }

    private Value word(String word, boolean truth) {
        if (!json.startsWith(word, at)) {
            throw refused("neither true nor false");
        }
        at += word.length();
        return Value.truth(truth);
    }

    private Value items(int depth) {
        List<Value> items = new ArrayList<>();
        expect('[');
        if (peek() != ']') {
            do {
                items.add(value(depth + 1));
            } while (took(','));
        }
        expect(']');
        return Value.items(items);
    }

    private Value members(int depth) {
        SortedMap<String, Value> members = new TreeMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                if (members.putIfAbsent(name, value(depth + 1)) != null) {
                    throw refused("a name comes twice");
                }
            } while (took(','));
        }
        expect('}');
        if (members.get(EscapedText.NAME) instanceof Value.Text(String escaped) && members.size() == 1) {
            return unescaped(escaped);
        }
        return Value.members(members);
    }

    private Value unescaped(String escaped) {
        String text = EscapedText.unescape(escaped);
        if (EscapedText.isLegal(text) || !EscapedText.escape(text).equals(escaped)) {
            throw refused("a string is escaped that need not be, or not as it should");
        }
        return Value.text(text);
    }

    private String string() {
        expect('"');
        int from = at;
        for (char unit = next(); unit != '"'; unit = next()) {
            if (unit == '\\') {
                return withEscapes(from);
            }
        }
        return json.substring(from, at - 1);
    }

    private String withEscapes(int from) {
        StringBuilder text = new StringBuilder().append(json, from, at - 1).append(escapedUnit());
        for (char unit = next(); unit != '"'; unit = next()) {
            text.append(unit == '\\' ? escapedUnit() : unit);
        }
        return text.toString();
    }

    private char escapedUnit() {
        char unit = next();
        return switch (unit) {
            case '"', '\\' -> unit;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> fourDigits();
            default -> throw refused("an escape that canonical JSON does not use");
        };
    }

    private char fourDigits() {
        if (at + 4 > json.length()) {
            throw refused("it ends within an escape");
        }
        at += 4;
        return (char) HexFormat.fromHexDigits(json, at - 4, at);
    }

    private char peek() {
        if (at >= json.length()) {
            throw refused("it ends too early");
        }
        return json.charAt(at);
    }

    private char next() {
        char unit = peek();
        at++;
        return unit;
    }

    private boolean took(char wanted) {
        boolean here = peek() == wanted;
        if (here) {
            at++;
        }
        return here;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw refused("'" + wanted + "' expected");
        }
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("not canonical JSON at character " + at + ": " + reason);
    }
}
