package org.cunzheng.classify;

import java.util.List;

/** A sentence to be said in the reader's language: its message key and the arguments to fill in, in order. */
public record Explanation(String key, List<String> arguments) {
    public Explanation {
        arguments = List.copyOf(arguments);
    }

    public static Explanation of(String key, String... arguments) {
        return new Explanation(key, List.of(arguments));
    }
}
