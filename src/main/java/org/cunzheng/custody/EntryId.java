package org.cunzheng.custody;

import java.util.UUID;

/** Names one entry of the log; a UUID of version 7 (RFC 9562), so that ids sort by the time of their making. */
public record EntryId(UUID value) {
    /** @throws IllegalArgumentException where the text is not a UUID */
    public static EntryId parse(String text) {
        return new EntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
