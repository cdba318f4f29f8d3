package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides on a finding.
 *
 * @param decision needed
 * @param reason if they like, at most 1000 characters
 */
@Serdeable
record ToldDecision(@Nullable Choice decision, @Nullable String reason) {
    /** Whether it may enter a packet. */
    enum Choice {
        CONFIRM,
        DISMISS
    }
}
