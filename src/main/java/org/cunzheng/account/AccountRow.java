package org.cunzheng.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** An account as stored. */
@MappedEntity("account")
record AccountRow(
        @Id UUID id,
        String login,
        String passwordHash,
        String recoveryHash,
        boolean operator,
        Instant consentedAt,
        Instant createdAt) {
    Account account() {
        return new Account(new AccountId(id), operator);
    }
}
