package org.cunzheng.evidence;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** One thing outside the database that is still to be destroyed. */
@MappedEntity("left_to_destroy")
record LeftToDestroyRow(@Id UUID caseFile, String what) {}
