package org.cunzheng.custody;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** An entry as stored, with its content. */
@Introspected
record LogRow(
        UUID id, UUID caseFile, Instant recordedAt, long arrival, byte[] commitment, byte[] canonical, byte[] secret) {}
