package org.cunzheng.audit;

import java.time.Instant;
import org.cunzheng.integrity.LogKey;

/** A row as it is stored of an audit, for tests that need one of another time. */
public final class AuditRow {
    private AuditRow() {}

    /** The statement that stores it, signed. */
    public static String insertion(LogKey key, Instant startedAt, Instant endedAt, Verdict verdict, long altered) {
        KeptAudit kept = new KeptAudit(startedAt, endedAt, verdict, 0, 0, 0, 0, 0, 0, altered, 0, 0);
        return "INSERT INTO audit (started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps, files,"
                + " files_read, altered, missing, unverifiable, note) VALUES ('" + kept.startedAt() + "', '"
                + kept.endedAt() + "', '" + verdict + "', 0, 0, 0, 0, 0, 0, " + altered + ", 0, 0, '" + kept.signed(key)
                + "')";
    }
}
