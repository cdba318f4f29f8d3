package org.cunzheng.verification;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Sha256;

/** Takes JSON apart by the form it must have: exactly these members, of these kinds. */
final class Form {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private Form() {}

    /** JSON that is canonical, but not what should stand here. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;

        private final String expected;
        private final String calculated;

        Mismatch(String expected, String calculated) {
            super("expected " + expected);
            this.expected = expected;
            this.calculated = calculated;
        }

        String expected() {
            return expected;
        }

        String calculated() {
            return calculated;
        }
    }

    static SortedMap<String, Json> members(Json json, Set<String> required, Set<String> optional) throws Mismatch {
        SortedMap<String, Json> members = members(json);
        for (String name : required) {
            member(members, name);
        }
        for (String name : members.keySet()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw new Mismatch("no other members than " + required, "member " + name);
            }
        }
        return members;
    }

    static SortedMap<String, Json> members(Json json) throws Mismatch {
        if (json instanceof Json.Members(SortedMap<String, Json> values, Json.Place at)) {
            return values;
        }
        throw new Mismatch("an object", kind(json));
    }

    static Json member(SortedMap<String, Json> members, String name) throws Mismatch {
        Json value = members.get(name);
        if (value == null) {
            throw new Mismatch("member " + name, "none");
        }
        return value;
    }

    static List<Json> items(Json json) throws Mismatch {
        if (json instanceof Json.Items(List<Json> values, Json.Place at)) {
            return values;
        }
        throw new Mismatch("a list", kind(json));
    }

    static String text(Json json) throws Mismatch {
        if (json instanceof Json.Text(String value, Json.Place at)) {
            return value;
        }
        throw new Mismatch("a string", kind(json));
    }

    static String text(Json json, Pattern form) throws Mismatch {
        String text = text(json);
        if (!form.matcher(text).matches()) {
            throw new Mismatch("text of the form " + form, text);
        }
        return text;
    }

    static long number(Json json) throws Mismatch {
        return Long.parseLong(text(json, NUMBER));
    }

    static Sha256 digest(Json json) throws Mismatch {
        String hex = text(json);
        if (!Sha256.isHex(hex)) {
            throw new Mismatch("64 hexadecimal digits in lower case", hex);
        }
        return Sha256.parse(hex);
    }

    private static String kind(Json json) {
        return switch (json) {
            case Json.Text text -> "a string";
            case Json.Truth truth -> "a truth value";
            case Json.Items items -> "a list";
            case Json.Members members -> "an object";
        };
    }
}
