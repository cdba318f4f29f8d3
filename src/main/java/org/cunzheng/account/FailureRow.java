package org.cunzheng.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One try that counts against its login or the address it came from, by the hash of either. */
@MappedEntity("sign_in_failure")
record FailureRow(@Id String subjectHash, Instant failedAt) {}
