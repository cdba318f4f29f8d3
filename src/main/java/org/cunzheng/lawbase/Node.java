package org.cunzheng.lawbase;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One JSON object of the law data and the place it stands at, for messages. It knows which keys were asked for. */
final class Node {
    private final String place;
    private final Map<?, ?> fields;
    private final Set<String> asked;

    private Node(String place, Map<?, ?> fields, Set<String> asked) {
        this.place = place;
        this.fields = fields;
        this.asked = asked;
    }

    static Node of(String place, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new Node(place, fields, new HashSet<>());
        }
        throw new LawDataException(place, "an object is expected");
    }

    String place() {
        return place;
    }

    /** The same object, its place told more closely. */
    Node called(String name) {
        return new Node(place + ", " + name, fields, asked);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    String text(String key) {
        return require(key, String.class);
    }

    String textOrEmpty(String key) {
        return has(key) ? text(key) : "";
    }

    boolean flag(String key) {
        return require(key, Boolean.class);
    }

    int numberOrZero(String key) {
        return has(key) ? require(key, Integer.class) : 0;
    }

    LocalDate day(String key) {
        try {
            return LocalDate.parse(text(key));
        } catch (DateTimeException e) {
            throw new LawDataException(place, "'" + key + "' is not a day like 2026-01-01", e);
        }
    }

    List<Node> nodes(String key) {
        var nodes = new ArrayList<Node>();
        for (Object value : require(key, List.class)) {
            nodes.add(of(place, value));
        }
        return nodes;
    }

    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (Object value : require(key, List.class)) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        var words = EnumSet.noneOf(type);
        for (String word : texts(key)) {
            words.add(word(word, type));
        }
        return words;
    }

    <E extends Enum<E>> E word(String word, Class<E> type) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw new LawDataException(place, "unknown " + type.getSimpleName() + " '" + word + "'", e);
        }
    }

    /** Refuses keys nobody asked for: most often a slip of the pen. */
    void nothingElse() {
        for (Object key : fields.keySet()) {
            if (!asked.contains(String.valueOf(key))) {
                throw new LawDataException(place, "unknown key '" + key + "'");
            }
        }
    }

    private <T> T require(String key, Class<T> type) {
        asked.add(key);
        Object value = fields.get(key);
        if (!type.isInstance(value)) {
            throw new LawDataException(place, "'" + key + "' is missing or not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
