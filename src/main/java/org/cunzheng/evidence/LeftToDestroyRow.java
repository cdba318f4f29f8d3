package org.cunzheng.evidence;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** One thing outside the database that an erasure has still to destroy. */
@MappedEntity("left_to_destroy")
record LeftToDestroyRow(@Id UUID caseFile, String what) {}
