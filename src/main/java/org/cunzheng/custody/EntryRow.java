package org.cunzheng.custody;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** What is kept of an entry for ever. */
@MappedEntity("entry")
record EntryRow(@Id UUID id, UUID caseFile, UUID request, Instant recordedAt, long arrival, byte[] commitment) {}
