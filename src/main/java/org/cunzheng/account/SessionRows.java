package org.cunzheng.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of sessions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, String> {
    SessionRow save(SessionRow row);

    @Query("SELECT a.* FROM account a JOIN account_session s ON s.account = a.id"
            + " WHERE s.token_hash = :tokenHash AND s.expires_at > :now")
    Optional<AccountRow> findAccount(String tokenHash, Instant now);

    @Query("DELETE FROM account_session WHERE token_hash = :tokenHash")
    void end(String tokenHash);

    @Query("DELETE FROM account_session WHERE account = :account")
    void endAll(UUID account);

    @Query("DELETE FROM account_session WHERE expires_at <= :now")
    void forgetExpired(Instant now);
}
