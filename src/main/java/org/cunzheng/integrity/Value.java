package org.cunzheng.integrity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a field of an entry may hold: text, a truth value, a list, or named members. No numbers and no null, whose
 * canonical forms are where implementations differ.
 */
public sealed interface Value {

    /** Any UTF-16 code units, unpaired surrogates and U+0000 included: an export may hold them. */
    record Text(String text) implements Value {}

    record Truth(boolean truth) implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * Named members, kept in the order of their names' UTF-16 code units (RFC 8785, 3.2.3).
     *
     * @throws IllegalArgumentException for a name that is not legal text, or that is {@code escaped}, which would be
     *     taken for an escaped string
     */
    record Members(SortedMap<String, Value> members) implements Value {
        public Members {
            SortedMap<String, Value> sorted = new TreeMap<>();
            members.forEach((name, value) -> sorted.put(EscapedText.legalName(name), value));
            members = Collections.unmodifiableSortedMap(sorted);
        }
    }

    static Value text(String text) {
        return new Text(text);
    }

    static Value truth(boolean truth) {
        return new Truth(truth);
    }

    static Value items(List<? extends Value> items) {
        return new Items(List.copyOf(items));
    }

    static Value items(Value... items) {
        return new Items(List.of(items));
    }

    static Value texts(List<String> texts) {
        return new Items(texts.stream().map(Value::text).toList());
    }

    static Members members(Map<String, ? extends Value> members) {
        return new Members(new TreeMap<>(members));
    }
}
