package org.cunzheng.casefile;

import java.util.UUID;

/** Names one case file. */
public record CaseFileId(UUID value) {
    /** @throws IllegalArgumentException where the text is not a UUID */
    public static CaseFileId parse(String text) {
        return new CaseFileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
