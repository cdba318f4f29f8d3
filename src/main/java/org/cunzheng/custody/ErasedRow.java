package org.cunzheng.custody;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored of an entry without content. */
@Introspected
record ErasedRow(
        UUID id,
        Instant recordedAt,
        long arrival,
        byte[] commitment,
        @Nullable Long place) {}
