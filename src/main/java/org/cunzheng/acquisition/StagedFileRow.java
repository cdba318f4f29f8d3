package org.cunzheng.acquisition;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** What the database knows of a staged file. */
@MappedEntity("staged_file")
record StagedFileRow(@Id UUID id, UUID caseFile, String name, Instant createdAt) {}
