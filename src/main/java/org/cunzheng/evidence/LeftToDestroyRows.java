package org.cunzheng.evidence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What erasures have still to destroy outside the database. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeftToDestroyRows extends GenericRepository<LeftToDestroyRow, UUID> {
    @Query("INSERT INTO left_to_destroy (case_file, what) VALUES (:caseFile, :what) ON CONFLICT DO NOTHING")
    int add(UUID caseFile, String what);

    @Query("SELECT what FROM left_to_destroy WHERE case_file = :caseFile ORDER BY what")
    List<String> of(UUID caseFile);

    @Query("SELECT DISTINCT case_file FROM left_to_destroy ORDER BY case_file")
    List<UUID> caseFiles();

    @Query("DELETE FROM left_to_destroy WHERE case_file = :caseFile AND what = :what")
    void remove(UUID caseFile, String what);
}
