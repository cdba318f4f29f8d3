package org.cunzheng.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An error of the API, as RFC 9457 has it; it repeats nothing that was sent.
 *
 * @param type always {@code about:blank}: the status says what kind of error it is
 * @param title the kind of error in the language asked for by {@code Accept-Language}, Chinese or English
 * @param status the HTTP status
 * @param detail what was wrong and what to do, in the same language
 * @param instance the path asked for, without its query
 * @param errors the fields to put right; empty where no field is to blame
 */
@Serdeable
public record Problem(String type, String title, int status, String detail, String instance, List<Field> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One field to put right.
     *
     * @param field its name in the request's JSON
     * @param detail what to do
     */
    @Serdeable
    public record Field(String field, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }
}
