package org.cunzheng.casefile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of case files and their collectors; a case file is found only together with its owner. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CaseFileRows extends GenericRepository<CaseFileRow, UUID> {
    CaseFileRow save(CaseFileRow row);

    CaseFileRow update(CaseFileRow row);

    Optional<CaseFileRow> findByIdAndOwner(UUID id, UUID owner);

    List<CaseFileRow> findByOwnerOrderByCreatedAtDesc(UUID owner);

    /** Waits until nobody else opens a case file of this id; holds until the transaction ends. */
    @Query("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(CAST(:id AS text), 0))) AS held")
    int lock(UUID id);

    @Query("SELECT count(*) FROM case_file WHERE id = :id")
    long countById(UUID id);

    @Query("INSERT INTO collector (case_file, place, name, number, agency)"
            + " VALUES (:caseFile, :place, :name, :number, :agency)")
    void addCollector(UUID caseFile, int place, String name, String number, String agency);

    @Query("SELECT name, number, agency FROM collector WHERE case_file = :caseFile ORDER BY place")
    List<Collector> collectorsOf(UUID caseFile);

    @Query("DELETE FROM collector WHERE case_file = :caseFile")
    void removeCollectors(UUID caseFile);
}
