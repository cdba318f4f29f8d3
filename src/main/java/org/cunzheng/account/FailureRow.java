package org.cunzheng.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One failed sign-in, by the hash of its login or of the address it came from. */
@MappedEntity("sign_in_failure")
record FailureRow(@Id String subjectHash, Instant failedAt) {}
