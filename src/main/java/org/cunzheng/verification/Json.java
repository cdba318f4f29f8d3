package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SortedMap;

/** A piece of canonical JSON, with the place where it stands. */
sealed interface Json {
    Place at();

    /** From one character of the text to before another. */
    record Place(String text, int from, int to) {
        /** The very bytes; as the text is canonical, they are the canonical form of what stands here. */
        byte[] bytes() {
            return text.substring(from, to).getBytes(UTF_8);
        }
    }

    record Text(String value, Place at) implements Json {}

    record Truth(boolean value, Place at) implements Json {}

    record Items(List<Json> values, Place at) implements Json {}

    record Members(SortedMap<String, Json> values, Place at) implements Json {}
}
