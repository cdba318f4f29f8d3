package org.cunzheng.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.cunzheng.integrity.LogKey;
import org.jspecify.annotations.Nullable;

/** What a row says of an earlier audit, which may be anything at all, and whether this log's key has signed it. */
record StoredAudit(
        long id,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String verdict,
        long entries,
        long leaves,
        long checkpoints,
        long timestamps,
        long files,
        long filesRead,
        long altered,
        long missing,
        long unverifiable,
        @Nullable String note) {
    static final String COLUMNS = "id, started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps, files,"
            + " files_read, altered, missing, unverifiable, note";

    /** @param row of {@link #COLUMNS} */
    static StoredAudit of(ResultSet row) throws SQLException {
        return new StoredAudit(
                row.getLong(1),
                LogReading.instantIfAny(row, 2),
                LogReading.instantIfAny(row, 3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getString(14));
    }

    /** As rows of earlier versions are, which are older than any signed one; nothing is concluded from it. */
    boolean isUnsigned() {
        return note == null;
    }

    /** The audit, where the key has signed just this. */
    Optional<KeptAudit> genuine(LogKey key) {
        Instant from = startedAt;
        Instant to = endedAt;
        if (note == null || from == null || to == null) {
            return Optional.empty();
        }
        return Arrays.stream(Verdict.values())
                .filter(known -> known.name().equals(verdict))
                .findFirst()
                .map(known -> new KeptAudit(
                        from,
                        to,
                        known,
                        entries,
                        leaves,
                        checkpoints,
                        timestamps,
                        files,
                        filesRead,
                        altered,
                        missing,
                        unverifiable))
                .filter(kept -> kept.signed(key).equals(note));
    }

    String name() {
        return "audit " + id;
    }
}
