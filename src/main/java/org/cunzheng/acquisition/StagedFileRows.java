package org.cunzheng.acquisition;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of staged files; one is found only together with its case file. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StagedFileRows extends GenericRepository<StagedFileRow, UUID> {
    /** Gives 0 where the id is taken already. */
    @Query("INSERT INTO staged_file (id, case_file, name, created_at) VALUES (:id, :caseFile, :name, :createdAt)"
            + " ON CONFLICT (id) DO NOTHING")
    int add(UUID id, UUID caseFile, String name, Instant createdAt);

    boolean existsById(UUID id);

    Optional<StagedFileRow> findByIdAndCaseFile(UUID id, UUID caseFile);

    List<StagedFileRow> findByCreatedAtBefore(Instant instant);

    @Query("DELETE FROM staged_file WHERE id = :id")
    void remove(UUID id);
}
