package org.cunzheng.custody;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The log's two tables; it reads and appends, and has no update and no delete. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EntryRows extends GenericRepository<EntryRow, UUID> {
    String READ = "SELECT e.id, e.case_file, e.recorded_at, e.place, e.commitment, c.canonical, c.secret"
            + " FROM entry e JOIN entry_content c ON c.entry = e.id";

    /** Waits until no other writer is at work; holds until the transaction ends. */
    @Query("SELECT 1 FROM (SELECT pg_advisory_xact_lock(4703117)) AS held")
    int lock();

    @Query("SELECT append_entry(:id, :caseFile, :request, :recordedAt, :commitment, :canonical, :secret)")
    long append(
            UUID id,
            UUID caseFile,
            UUID request,
            Instant recordedAt,
            byte[] commitment,
            byte[] canonical,
            byte[] secret);

    @Query(READ + " WHERE e.case_file = :caseFile ORDER BY e.place")
    List<LogRow> of(UUID caseFile);

    @Query(READ + " WHERE e.case_file = :caseFile AND e.request = :request ORDER BY e.place")
    List<LogRow> ofRequest(UUID caseFile, UUID request);

    @Query("SELECT coalesce(max(place), -1) FROM entry WHERE case_file = :caseFile")
    long lastPlace(UUID caseFile);

    /** The commitments of all entries in hex, in their order. */
    @Query("SELECT encode(commitment, 'hex') FROM entry ORDER BY place")
    List<String> commitments();
}
