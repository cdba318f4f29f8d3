package org.cunzheng.custody;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The tables of entries and their content; it reads and appends, and deletes content only together with an entry that says so. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class EntryRows implements GenericRepository<EntryRow, UUID> {
    private static final String READ =
            "SELECT e.id, e.case_file, e.recorded_at, e.arrival, e.commitment, c.canonical, c.secret"
                    + " FROM entry e JOIN entry_content c ON c.entry = e.id";

    private final JdbcOperations jdbc;

    EntryRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other writer is at work in the case file; holds until the transaction ends. */
    @Query("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(CAST(:caseFile AS text), 0))) AS held")
    abstract int lock(UUID caseFile);

    /** Saves entries in one statement; their arrivals in their order. */
    List<Long> append(UUID caseFile, UUID request, Instant recordedAt, List<Sealed> entries) {
        return jdbc.prepareStatement("SELECT append_entries(?, ?, ?, ?, ?, ?, ?)", statement -> {
            statement.setObject(1, caseFile);
            statement.setObject(2, request);
            statement.setObject(3, OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC));
            set(statement, 4, "uuid", entries, entry -> entry.id().value());
            set(statement, 5, "bytea", entries, entry -> entry.commitment().bytes());
            set(statement, 6, "bytea", entries, Sealed::canonical);
            set(statement, 7, "bytea", entries, entry -> entry.secret().bytes());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of((Long[]) row.getArray(1).getArray());
            }
        });
    }

    /** Deletes an entry's content and saves the entry that says so, in one statement. */
    void erase(UUID target, UUID caseFile, UUID request, Instant recordedAt, Sealed erasing) {
        jdbc.prepareStatement("SELECT erase_content(?, ?, ?, ?, ?, ?, ?, ?)", statement -> {
            statement.setObject(1, target);
            statement.setObject(2, caseFile);
            statement.setObject(3, request);
            statement.setObject(4, OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC));
            statement.setObject(5, erasing.id().value());
            statement.setBytes(6, erasing.commitment().bytes());
            statement.setBytes(7, erasing.canonical());
            statement.setBytes(8, erasing.secret().bytes());
            return statement.execute();
        });
    }

    private static void set(
            PreparedStatement statement, int place, String type, List<Sealed> entries, Function<Sealed, Object> column)
            throws SQLException {
        Object[] values = type.equals("uuid")
                ? entries.stream().map(column).toArray()
                : entries.stream().map(column).toArray(byte[][]::new);
        Array array = statement.getConnection().createArrayOf(type, values);
        statement.setArray(place, array);
    }

    @Query(READ + " WHERE e.case_file = :caseFile ORDER BY e.arrival")
    abstract List<LogRow> of(UUID caseFile);

    @Query(READ + " WHERE e.case_file = :caseFile AND e.request = :request ORDER BY e.arrival")
    abstract List<LogRow> ofRequest(UUID caseFile, UUID request);

    @Query("SELECT coalesce(max(arrival), -1) FROM entry WHERE case_file = :caseFile")
    abstract long lastArrival(UUID caseFile);

    @Query("SELECT count(*) FROM entry WHERE case_file = :caseFile AND request = :request")
    abstract long countOfRequest(UUID caseFile, UUID request);

    /** Those without content. */
    @Query("SELECT e.id, e.recorded_at, e.arrival, e.commitment, l.place FROM entry e"
            + " LEFT JOIN leaf l ON l.entry = e.id WHERE e.case_file = :caseFile"
            + " AND NOT EXISTS (SELECT 1 FROM entry_content c WHERE c.entry = e.id) ORDER BY e.arrival")
    abstract List<ErasedRow> erased(UUID caseFile);
}
