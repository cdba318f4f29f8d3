import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.cunzheng.casefile.CaseFileId;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the log is measured against: rows of the same sizes into the same tables over the same pool, made ready before the
 * clock starts, with nothing looked up, sealed or held.
 */
final class BareRows {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long EPOCH_OF_POSTGRES = 946_684_800_000L;

    private BareRows() {}

    record Row(
            UUID id,
            CaseFileId caseFile,
            UUID request,
            Instant recordedAt,
            byte[] commitment,
            byte[] canonical,
            byte[] secret) {
        /** @param size of the canonical bytes */
        static Row of(CaseFileId caseFile, UUID request, int size) {
            return new Row(
                    UuidCreator.getTimeOrderedEpoch(),
                    caseFile,
                    request,
                    Instant.now(),
                    random(32),
                    "x".repeat(size).getBytes(UTF_8),
                    random(32));
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** One transaction of three prepared statements. */
    static void insert(DataSource pool, Row row) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            long arrival;
            try (PreparedStatement entry = connection.prepareStatement("INSERT INTO entry (id, case_file, request,"
                    + " recorded_at, commitment) VALUES (?, ?, ?, ?, ?) RETURNING arrival")) {
                entry.setObject(1, row.id());
                entry.setObject(2, row.caseFile().value());
                entry.setObject(3, row.request());
                entry.setObject(4, OffsetDateTime.ofInstant(row.recordedAt(), ZoneOffset.UTC));
                entry.setBytes(5, row.commitment());
                try (ResultSet result = entry.executeQuery()) {
                    result.next();
                    arrival = result.getLong(1);
                }
            }
            try (PreparedStatement content = connection.prepareStatement(
                    "INSERT INTO entry_content (entry, canonical, secret) VALUES (?, ?, ?)")) {
                content.setObject(1, row.id());
                content.setBytes(2, row.canonical());
                content.setBytes(3, row.secret());
                content.executeUpdate();
            }
            try (PreparedStatement waiting =
                    connection.prepareStatement("INSERT INTO unsequenced (arrival, entry) VALUES (?, ?)")) {
                waiting.setLong(1, arrival);
                waiting.setObject(2, row.id());
                waiting.executeUpdate();
            }
            connection.commit();
        }
    }

    /** Rows in the binary form of COPY, for each of the three tables. */
    record Copies(byte[] entry, byte[] content, byte[] waiting) {
        static Copies of(DataSource pool, List<Row> rows) throws SQLException, IOException {
            List<Long> arrivals = arrivals(pool, rows.size());
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            ByteArrayOutputStream waiting = new ByteArrayOutputStream();
            try (Binary entries = new Binary(entry);
                    Binary contents = new Binary(content);
                    Binary waitings = new Binary(waiting)) {
                for (int i = 0; i < rows.size(); i++) {
                    Row row = rows.get(i);
                    entries.row(6);
                    entries.uuid(row.id());
                    entries.uuid(row.caseFile().value());
                    entries.uuid(row.request());
                    entries.number((row.recordedAt().toEpochMilli() - EPOCH_OF_POSTGRES) * 1000);
                    entries.number(arrivals.get(i));
                    entries.bytes(row.commitment());
                    contents.row(3);
                    contents.uuid(row.id());
                    contents.bytes(row.canonical());
                    contents.bytes(row.secret());
                    waitings.row(2);
                    waitings.number(arrivals.get(i));
                    waitings.uuid(row.id());
                }
            }
            return new Copies(entry.toByteArray(), content.toByteArray(), waiting.toByteArray());
        }
    }

    private static List<Long> arrivals(DataSource pool, int count) throws SQLException {
        List<Long> arrivals = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT nextval('entry_arrival') FROM generate_series(1, " + count + ")")) {
            while (rows.next()) {
                arrivals.add(rows.getLong(1));
            }
        }
        return arrivals;
    }

    /** One transaction of three COPY. */
    static void copy(DataSource pool, Copies copies) throws SQLException, IOException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "COPY entry (id, case_file, request, recorded_at, arrival, commitment) FROM STDIN (FORMAT binary)",
                    new ByteArrayInputStream(copies.entry()),
                    1 << 16);
            copy.copyIn(
                    "COPY entry_content (entry, canonical, secret) FROM STDIN (FORMAT binary)",
                    new ByteArrayInputStream(copies.content()),
                    1 << 16);
            copy.copyIn(
                    "COPY unsequenced (arrival, entry) FROM STDIN (FORMAT binary)",
                    new ByteArrayInputStream(copies.waiting()),
                    1 << 16);
            connection.commit();
        }
    }

    private static final class Binary implements AutoCloseable {
        private final DataOutputStream out;

        Binary(ByteArrayOutputStream bytes) throws IOException {
            out = new DataOutputStream(bytes);
            out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 255, '\r', '\n', 0});
            out.writeInt(0);
            out.writeInt(0);
        }

        void row(int columns) throws IOException {
            out.writeShort(columns);
        }

        void uuid(UUID id) throws IOException {
            out.writeInt(16);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }

        void number(long number) throws IOException {
            out.writeInt(8);
            out.writeLong(number);
        }

        void bytes(byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            out.writeShort(-1);
            out.close();
        }
    }
}
