package org.cunzheng.web;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** An error of the API, as RFC 9457 has it; {@code instance} is the path asked for, without its query. */
@Serdeable
record Problem(
        String type, String title, int status, @Nullable String detail, String instance) {
    static final String MEDIA_TYPE = "application/problem+json";
}
