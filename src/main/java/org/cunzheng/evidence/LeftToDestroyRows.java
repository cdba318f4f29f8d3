package org.cunzheng.evidence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is still to be destroyed outside the database: what erasures left, and copies for moves that nothing may come of. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeftToDestroyRows extends GenericRepository<LeftToDestroyRow, UUID> {
    /** To be destroyed now, also where an earlier file with the same bytes is held back: this one may not be. */
    @Query("INSERT INTO left_to_destroy (case_file, what) VALUES (:caseFile, :what)"
            + " ON CONFLICT (case_file, what) DO UPDATE SET not_before = NULL")
    int add(UUID caseFile, String what);

    /** To be destroyed from then on, also where it was from another time on; as it was where it is to be destroyed at once. */
    @Query("INSERT INTO left_to_destroy (case_file, what, not_before) VALUES (:caseFile, :what, :notBefore)"
            + " ON CONFLICT (case_file, what) DO UPDATE SET not_before = excluded.not_before"
            + " WHERE left_to_destroy.not_before IS NOT NULL")
    int addForLater(UUID caseFile, String what, Instant notBefore);

    @Query("SELECT what FROM left_to_destroy WHERE case_file = :caseFile"
            + " AND (not_before IS NULL OR not_before <= :now) ORDER BY what")
    List<String> due(UUID caseFile, Instant now);

    @Query("SELECT DISTINCT case_file FROM left_to_destroy WHERE not_before IS NULL OR not_before <= :now"
            + " ORDER BY case_file")
    List<UUID> caseFiles(Instant now);

    /** How many went: none where it is not due any more; whoever notes it again waits until the transaction ends. */
    @Query("DELETE FROM left_to_destroy WHERE case_file = :caseFile AND what = :what"
            + " AND (not_before IS NULL OR not_before <= :now)")
    int removeIfDue(UUID caseFile, String what, Instant now);
}
