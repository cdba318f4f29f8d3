package org.cunzheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.Sha256;
import org.jspecify.annotations.Nullable;

/** Reads the log's tables in one transaction, a part at a time. */
final class LogReading {
    /** Rows that are in memory at once. */
    private static final int ROWS = 128;

    /** The longest content, in bytes, that comes with its row, of which many are in memory; a longer one is asked for alone. */
    private static final int SHORT = 256 << 10;

    /** A content where it is short, null else. */
    static final String CANONICAL_IF_SHORT =
            "CASE WHEN octet_length(c.canonical) <= " + SHORT + " THEN c.canonical END";

    private static final String ENTRY = "e.id, e.case_file, e.recorded_at, e.arrival, e.commitment,"
            + " " + CANONICAL_IF_SHORT + ","
            + " substring(c.secret FROM 1 FOR 64), coalesce(octet_length(c.canonical), 0)";

    private final Connection connection;

    LogReading(Connection connection) {
        this.connection = connection;
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    interface Rows {
        void next(ResultSet row) throws SQLException;
    }

    /** Reads what a statement gives, a few rows at a time. */
    void each(String sql, Rows rows, Object... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(ROWS);
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.next(result);
                }
            }
        }
    }

    private long number(String sql, Object... arguments) throws SQLException {
        long[] number = new long[1];
        each(sql, row -> number[0] = row.getLong(1), arguments);
        return number[0];
    }

    boolean any(String sql, Object... arguments) throws SQLException {
        return number("SELECT count(*) FROM (" + sql + " LIMIT 1) AS one", arguments) > 0;
    }

    /** How many leaves there are, whatever their places. */
    long leaves() throws SQLException {
        return number("SELECT count(*) FROM leaf");
    }

    /** Takes the record of an audit. */
    @FunctionalInterface
    interface AuditRecords {
        void next(StoredAudit audit) throws SQLException;
    }

    /** The records of earlier audits, in the order of their numbers. */
    void audits(AuditRecords audits) throws SQLException {
        each("SELECT " + StoredAudit.COLUMNS + " FROM audit ORDER BY id", row -> audits.next(StoredAudit.of(row)));
    }

    /** The records of earlier audits, those that ended last first, until one is taken. */
    void latestAudits(Predicate<StoredAudit> taken) throws SQLException {
        until(
                "SELECT " + StoredAudit.COLUMNS + " FROM audit ORDER BY ended_at DESC, id DESC",
                row -> taken.test(StoredAudit.of(row)));
    }

    /** Takes a row, and says whether it was the last that is wanted. */
    @FunctionalInterface
    private interface Taking {
        boolean next(ResultSet row) throws SQLException;
    }

    private void until(String sql, Taking taking) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(ROWS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && !taking.next(rows)) {
                    // The next one.
                }
            }
        }
    }

    /** Takes a leaf. */
    @FunctionalInterface
    interface Leaves {
        void next(StoredLeaf leaf) throws SQLException;
    }

    /** The leaves with a place from the one to before the other, in their order. */
    void leaves(long from, long to, Leaves leaves) throws SQLException {
        each(
                "SELECT " + ENTRY + ", l.place, l.entry FROM leaf l LEFT JOIN entry e ON e.id = l.entry"
                        + " LEFT JOIN entry_content c ON c.entry = e.id"
                        + " WHERE l.place >= ? AND l.place < ? ORDER BY l.place",
                row -> leaves.next(new StoredLeaf(row.getLong(9), row.getObject(10, UUID.class), entry(row))),
                from,
                to);
    }

    /** Takes an entry. */
    @FunctionalInterface
    interface Entries {
        void next(StoredEntry entry, boolean waits) throws SQLException;
    }

    /** The entries without a place, in the order in which they came in, and whether they wait for one. */
    void unplaced(Entries entries) throws SQLException {
        each(
                "SELECT " + ENTRY + ", EXISTS (SELECT 1 FROM unsequenced u WHERE u.entry = e.id) FROM entry e"
                        + " LEFT JOIN entry_content c ON c.entry = e.id"
                        + " WHERE NOT EXISTS (SELECT 1 FROM leaf l WHERE l.entry = e.id) ORDER BY e.arrival",
                row -> {
                    StoredEntry entry = entry(row);
                    if (entry != null) {
                        entries.next(entry, row.getBoolean(9));
                    }
                });
    }

    private @Nullable StoredEntry entry(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        if (id == null) {
            return null;
        }
        byte[] canonical = row.getBytes(6);
        long length = row.getLong(8);
        if (canonical == null && length > SHORT && length <= StoredEntry.MOST) {
            canonical = canonical(id);
        }
        return new StoredEntry(
                id,
                row.getObject(2, UUID.class),
                instant(row, 3),
                row.getLong(4),
                row.getBytes(5),
                canonical == null ? null : new StoredEntry.Content(canonical, row.getBytes(7)),
                length);
    }

    /** The content of an entry; null where it is gone, or too long. */
    byte @Nullable [] canonical(UUID entry) throws SQLException {
        byte[][] canonical = new byte[1][];
        each(
                "SELECT canonical FROM entry_content WHERE entry = ? AND octet_length(canonical) <= "
                        + StoredEntry.MOST,
                row -> canonical[0] = row.getBytes(1),
                entry);
        return canonical[0];
    }

    boolean hasContent(UUID entry) throws SQLException {
        return any("SELECT 1 FROM entry_content WHERE entry = ?", entry);
    }

    /** The hashes of the tiles of a level, from the one place to before the other, by their places. */
    Map<Long, List<Sha256>> tiles(int level, long from, long to) throws SQLException {
        Map<Long, List<Sha256>> tiles = new HashMap<>();
        each(
                "SELECT place, hashes FROM tile WHERE level = ? AND place >= ? AND place < ?",
                row -> tiles.put(row.getLong(1), hashes(row.getBytes(2))),
                level,
                from,
                to);
        return tiles;
    }

    private static List<Sha256> hashes(byte[] bytes) {
        List<Sha256> hashes = new ArrayList<>(bytes.length / Sha256.LENGTH);
        for (int at = 0; at + Sha256.LENGTH <= bytes.length; at += Sha256.LENGTH) {
            hashes.add(Sha256.ofBytes(java.util.Arrays.copyOfRange(bytes, at, at + Sha256.LENGTH)));
        }
        return hashes;
    }

    /** Takes a checkpoint. */
    @FunctionalInterface
    interface Checkpoints {
        void next(StoredCheckpoint checkpoint) throws SQLException;
    }

    /** The checkpoints whose rows name a size above the one and up to the other, smallest first. */
    void checkpoints(long above, long upTo, Checkpoints checkpoints) throws SQLException {
        each(
                "SELECT size, root, note, signed_at FROM checkpoint WHERE size > ? AND size <= ? ORDER BY size",
                row -> checkpoints.next(checkpoint(row)),
                above,
                upTo);
    }

    /** The largest checkpoints first, until one is taken. */
    void largest(Predicate<StoredCheckpoint> taken) throws SQLException {
        until(
                "SELECT size, root, note, signed_at FROM checkpoint ORDER BY size DESC",
                row -> taken.test(checkpoint(row)));
    }

    private static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new StoredCheckpoint(
                new Checkpoint(row.getLong(1), Sha256.ofBytes(row.getBytes(2))), row.getString(3), instant(row, 4));
    }

    /** Null where the column is, as somebody may make it who owns the table. */
    static @Nullable Instant instantIfAny(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
