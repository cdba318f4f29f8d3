package org.cunzheng.custody;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Tile;

/** The tables of the log's tree. Those that write ask for the caller's transaction. */
@Singleton
class LogTables {
    private final TransactionOperations<Connection> transactions;

    LogTables(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** An entry that waits for its place. */
    record Waiting(UUID entry, Sha256 commitment) {}

    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    <T> T write(Work<T> work) {
        return transactions.executeWrite(status -> run(work, status.getConnection()));
    }

    private <T> T read(Work<T> work) {
        return transactions.executeRead(status -> run(work, status.getConnection()));
    }

    private static <T> T run(Work<T> work, Connection connection) {
        try {
            return work.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the log's tables do not answer", e);
        }
    }

    /** The public key that the log is signed with; empty before the first start. */
    Optional<String> identity() {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT verifier_key FROM log_identity");
                    ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    /** Keeps the public key if none is kept yet; the one that is kept. */
    String identify(String verifierKey) {
        write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO log_identity (verifier_key) VALUES (?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, verifierKey);
                return insert.executeUpdate();
            }
        });
        return identity().orElseThrow();
    }

    boolean anyWaiting() {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM unsequenced)");
                    ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        });
    }

    /** Waits until no other sequencer is at work, on whatever node; none is until the transaction ends. */
    static void holdSequencer(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(4703117)")) {
            lock.execute();
        }
    }

    /** Takes the oldest of those that wait out of the queue, in their order. */
    static List<Waiting> take(Connection connection, int most) throws SQLException {
        String sql = "WITH taken AS (DELETE FROM unsequenced WHERE arrival IN"
                + " (SELECT arrival FROM unsequenced ORDER BY arrival LIMIT ?) RETURNING arrival, entry)"
                + " SELECT e.id, e.commitment FROM taken JOIN entry e ON e.id = taken.entry"
                + " WHERE NOT EXISTS (SELECT 1 FROM leaf WHERE leaf.entry = e.id) ORDER BY taken.arrival";
        List<Waiting> taken = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setInt(1, most);
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Waiting(rows.getObject(1, UUID.class), Sha256.ofBytes(rows.getBytes(2))));
                }
            }
        }
        return taken;
    }

    static long size(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(place) + 1, 0) FROM leaf");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void addLeaves(Connection connection, long from, List<Waiting> leaves) throws SQLException {
        String sql = "INSERT INTO leaf (place, entry)"
                + " SELECT ? + nth - 1, entry FROM unnest(?::uuid[]) WITH ORDINALITY AS t (entry, nth)";
        Array entries = connection.createArrayOf(
                "uuid", leaves.stream().map(Waiting::entry).toArray());
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, from);
            insert.setArray(2, entries);
            insert.executeUpdate();
        } finally {
            entries.free();
        }
    }

    static void keep(Connection connection, List<Tile> tiles) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO tile (level, place, hashes)"
                + " VALUES (?, ?, ?) ON CONFLICT (level, place) DO UPDATE SET hashes = excluded.hashes")) {
            for (Tile tile : tiles) {
                insert.setInt(1, tile.level());
                insert.setLong(2, tile.index());
                insert.setBytes(3, tile.bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void keep(Connection connection, SignedCheckpoint signed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO checkpoint (size, root, note, signed_at) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, signed.checkpoint().size());
            insert.setBytes(2, signed.checkpoint().root().bytes());
            insert.setString(3, signed.note());
            insert.setObject(4, OffsetDateTime.ofInstant(signed.signedAt(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    static Optional<SignedCheckpoint> newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT size, root, note, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1")) {
            return checkpoint(select);
        }
    }

    Optional<SignedCheckpoint> newest() {
        return read(LogTables::newest);
    }

    Optional<SignedCheckpoint> checkpoint(long size) {
        return read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT size, root, note, signed_at FROM checkpoint WHERE size = ?")) {
                select.setLong(1, size);
                return checkpoint(select);
            }
        });
    }

    private static Optional<SignedCheckpoint> checkpoint(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            Instant signedAt = rows.getObject(4, OffsetDateTime.class).toInstant();
            Checkpoint checkpoint = new Checkpoint(rows.getLong(1), Sha256.ofBytes(rows.getBytes(2)));
            return Optional.of(new SignedCheckpoint(checkpoint, rows.getString(3), signedAt));
        }
    }

    static Optional<Tile> tile(Connection connection, int level, long index) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND place = ?")) {
            select.setInt(1, level);
            select.setLong(2, index);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Tile.ofBytes(level, index, rows.getBytes(1))) : Optional.empty();
            }
        }
    }

    Optional<Tile> tile(int level, long index) {
        return read(connection -> tile(connection, level, index));
    }

    /** The commitments of the leaves of one tile's width, from the tile's first on. */
    List<Sha256> commitments(long tile) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT e.commitment FROM leaf l"
                    + " JOIN entry e ON e.id = l.entry WHERE l.place >= ? AND l.place < ? ORDER BY l.place")) {
                select.setLong(1, tile * Tile.WIDTH);
                select.setLong(2, (tile + 1) * Tile.WIDTH);
                List<Sha256> commitments = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        commitments.add(Sha256.ofBytes(rows.getBytes(1)));
                    }
                }
                return commitments;
            }
        });
    }

    /** The places of a case file's entries that have one. */
    Map<EntryId, Long> places(UUID caseFile) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT l.entry, l.place FROM entry e"
                    + " JOIN leaf l ON l.entry = e.id WHERE e.case_file = ? ORDER BY l.place")) {
                select.setObject(1, caseFile);
                Map<EntryId, Long> places = new LinkedHashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        places.put(new EntryId(rows.getObject(1, UUID.class)), rows.getLong(2));
                    }
                }
                return places;
            }
        });
    }

    Optional<Long> place(UUID entry) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT place FROM leaf WHERE entry = ?")) {
                select.setObject(1, entry);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
                }
            }
        });
    }
}
