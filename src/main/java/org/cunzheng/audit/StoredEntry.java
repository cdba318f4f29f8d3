package org.cunzheng.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the tables have it.
 *
 * @param content null where it is gone
 */
record StoredEntry(
        UUID id,
        UUID caseFile,
        Instant recordedAt,
        long arrival,
        byte[] commitment,
        @Nullable Content content) {
    /** What was sealed, and the secret it was sealed under. */
    record Content(byte[] canonical, byte[] secret) {}

    String name() {
        return "entry " + id;
    }
}
