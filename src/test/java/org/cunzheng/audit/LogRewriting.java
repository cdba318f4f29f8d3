package org.cunzheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Tile;
import org.cunzheng.integrity.TreeEdge;
import org.cunzheng.integrity.Value;

/** The thorough forger: changes an entry and then everything that is derived from it. */
final class LogRewriting {
    private final Connection connection;

    private LogRewriting(Connection connection) {
        this.connection = connection;
    }

    static LogRewriting on(Connection connection) {
        return new LogRewriting(connection);
    }

    /** Makes the entry at that place say something else. */
    LogRewriting tell(long place, String field, String text) throws SQLException {
        return seal(place, Map.of(field, Value.text(text)));
    }

    /** Makes the entry at that place a year older, as by a clock that was set back. */
    LogRewriting recordedEarlier(long place) throws SQLException {
        String earlier = SealedTime.text(SealedTime.parse(EntryExamination.text(fields(place), "recordedAt"))
                .minusYears(1));
        seal(place, Map.of("recordedAt", Value.text(earlier)));
        update(
                "UPDATE entry SET recorded_at = ?::timestamptz WHERE id = ?",
                SealedTime.parse(earlier).toOffsetDateTime().toString(),
                id(place));
        return this;
    }

    private UUID id(long place) throws SQLException {
        return (UUID) row("SELECT entry FROM leaf WHERE place = ?", place).getFirst();
    }

    private Map<String, Value> fields(long place) throws SQLException {
        byte[] canonical = (byte[]) row("SELECT canonical FROM entry_content WHERE entry = ?", id(place))
                .getFirst();
        return ((Value.Members) CanonicalJson.parse(canonical)).members();
    }

    private LogRewriting seal(long place, Map<String, Value> changed) throws SQLException {
        Map<String, Value> fields = new HashMap<>(fields(place));
        fields.putAll(changed);
        UUID id = id(place);
        byte[] secret = (byte[])
                row("SELECT secret FROM entry_content WHERE entry = ?", id).getFirst();
        update(
                "UPDATE entry SET commitment = ? WHERE id = ?",
                FieldCommitments.commitment(fields, EntrySecret.ofBytes(secret)).bytes(),
                id);
        update(
                "UPDATE entry_content SET canonical = ? WHERE entry = ?",
                CanonicalJson.bytes(Value.members(fields)),
                id);
        return this;
    }

    /** Makes tiles and roots fit, and leaves the notes as they were signed. */
    void withNotesKept() throws SQLException {
        rewrite();
    }

    /** Makes tiles and roots fit, and signs them. */
    void signedBy(LogKey key) throws SQLException {
        for (Checkpoint checkpoint : rewrite()) {
            update(
                    "UPDATE checkpoint SET note = ? WHERE size = ?",
                    key.sign(checkpoint.text(key.origin())),
                    checkpoint.size());
        }
    }

    private List<Checkpoint> rewrite() throws SQLException {
        List<Object> sizes = column("SELECT size FROM checkpoint ORDER BY size");
        List<Checkpoint> checkpoints = new ArrayList<>();
        TreeEdge edge = new TreeEdge(0, List.of());
        for (Object commitment : column("SELECT commitment FROM leaf JOIN entry ON id = leaf.entry ORDER BY place")) {
            edge.append(Sha256.ofBytes((byte[]) commitment));
            if (sizes.contains(edge.size())) {
                checkpoints.add(new Checkpoint(edge.size(), edge.root()));
            }
        }
        for (Tile tile : edge.tiles()) {
            update(
                    "UPDATE tile SET hashes = ? WHERE level = ? AND place = ?",
                    tile.bytes(),
                    tile.level(),
                    tile.index());
        }
        for (Checkpoint checkpoint : checkpoints) {
            update(
                    "UPDATE checkpoint SET root = ? WHERE size = ?",
                    checkpoint.root().bytes(),
                    checkpoint.size());
        }
        return checkpoints;
    }

    private void update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setObject(i + 1, arguments[i]);
            }
            update.executeUpdate();
        }
    }

    private List<Object> row(String sql, Object argument) throws SQLException {
        return column(sql, argument);
    }

    private List<Object> column(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<Object> values = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getObject(1));
                }
            }
            return values;
        }
    }
}
