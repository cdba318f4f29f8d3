package org.cunzheng.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRow, UUID> {
    /** How many were inserted: none where the login is taken, be it by a registration of the same moment. */
    @Query("INSERT INTO account (id, login, password_hash, recovery_hash, operator, consented_at, created_at)"
            + " VALUES (:id, :login, :passwordHash, :recoveryHash, :operator, :now, :now)"
            + " ON CONFLICT (login) DO NOTHING")
    int insert(UUID id, String login, String passwordHash, String recoveryHash, boolean operator, Instant now);

    Optional<AccountRow> findByLogin(String login);

    Optional<AccountRow> findById(UUID id);

    @Query("UPDATE account SET password_hash = :passwordHash WHERE id = :id")
    void changePassword(UUID id, String passwordHash);

    /** How many were changed: none where the recovery code is another by now. */
    @Query("UPDATE account SET password_hash = :passwordHash, recovery_hash = :recoveryHash"
            + " WHERE id = :id AND recovery_hash = :proved")
    int recover(UUID id, String proved, String passwordHash, String recoveryHash);

    @Query("UPDATE account SET recovery_hash = :recoveryHash WHERE id = :id")
    void changeRecovery(UUID id, String recoveryHash);
}
