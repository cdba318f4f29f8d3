package org.cunzheng.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** The table of what {@link Throttle} counts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FailureRows extends GenericRepository<FailureRow, String> {
    FailureRow save(FailureRow row);

    @Query("SELECT count(*) FROM sign_in_failure WHERE subject_hash = :subjectHash AND failed_at > :since")
    long countSince(String subjectHash, Instant since);

    @Query("DELETE FROM sign_in_failure WHERE subject_hash = :subjectHash")
    void forget(String subjectHash);

    @Query("DELETE FROM sign_in_failure WHERE subject_hash = :subjectHash AND failed_at = :failedAt")
    void forgetOne(String subjectHash, Instant failedAt);

    @Query("DELETE FROM sign_in_failure WHERE failed_at <= :before")
    void forgetBefore(Instant before);
}
