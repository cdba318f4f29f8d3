package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * That an entry's content is to be destroyed, for good.
 *
 * @param digest needed: the one of what would be destroyed, as it was read before
 * @param reason if they like, at most 1000 characters; it is sealed, and shown in later packets
 * @param insist true to have it destroyed also where packets made before hold it
 */
@Serdeable
record ToldErasure(
        @Nullable String digest,
        @Nullable String reason,
        @Nullable Boolean insist) {}
