package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides on a finding.
 *
 * @param decision needed
 * @param digest needed: the one of the finding that was read, so that nothing is decided but what was seen
 * @param reason if they like, at most 1000 characters
 */
@Serdeable
record ToldDecision(
        @Nullable Choice decision,
        @Nullable String digest,
        @Nullable String reason) {
    /** Whether it may enter a packet. */
    enum Choice {
        CONFIRM,
        DISMISS
    }
}
