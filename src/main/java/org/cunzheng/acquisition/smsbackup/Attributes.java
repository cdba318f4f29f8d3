package org.cunzheng.acquisition.smsbackup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The attributes of one element in the order of the file, their references resolved; line breaks are kept as they are. */
public record Attributes(Map<String, String> values) {
    /** What an attribute says: nothing at all, nothing, the phone's database null, or a text. */
    public sealed interface Given {
        /** The attribute is not there. */
        record Missing() implements Given {}

        /** It is there and empty. */
        record Empty() implements Given {}

        /** It holds the four letters {@code null}, as the export writes a value the phone does not have. */
        record NullWord() implements Given {}

        record Text(String text) implements Given {}

        /** The text; empty for the other three. */
        default String orEmpty() {
            return this instanceof Text(String text) ? text : "";
        }

        default boolean isText() {
            return this instanceof Text;
        }

        /** The text as a whole number; empty where there is none or it is not one of 64 bits. */
        default OptionalLong number() {
            if (!(this instanceof Text(String text)) || text.startsWith("+")) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException notWhole) {
                return OptionalLong.empty();
            }
        }
    }

    private static final String NULL_WORD = "null";

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Given given(String name) {
        if (!values.containsKey(name)) {
            return new Given.Missing();
        }
        String value = written(name);
        if (value.isEmpty()) {
            return new Given.Empty();
        }
        return value.equals(NULL_WORD) ? new Given.NullWord() : new Given.Text(value);
    }

    /** The value as it stands there, {@code null} as four letters; empty where the attribute is missing. */
    public String written(String name) {
        return values.getOrDefault(name, "");
    }

    /** See {@link Given#number}. */
    public OptionalLong number(String name) {
        return given(name).number();
    }
}
