package org.cunzheng.audit;

import java.time.Instant;
import java.util.UUID;
import org.cunzheng.custody.CustodyLog;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the tables have it.
 *
 * @param content null where it is gone
 * @param length of the content in bytes, also where that is left unread because it is too long; 0 where it is gone
 */
record StoredEntry(
        UUID id,
        UUID caseFile,
        Instant recordedAt,
        long arrival,
        byte[] commitment,
        @Nullable Content content,
        long length) {
    /** The longest content that is read, in bytes. */
    static final int MOST = CustodyLog.LONGEST;

    /** What was sealed, and the secret it was sealed under. */
    record Content(byte[] canonical, byte[] secret) {}

    boolean isTooLong() {
        return length > MOST;
    }

    String name() {
        return "entry " + id;
    }
}
