package org.cunzheng.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A session as stored: the token itself is only in the person's browser. */
@MappedEntity("account_session")
record SessionRow(@Id String tokenHash, UUID account, Instant createdAt, Instant expiresAt) {}
