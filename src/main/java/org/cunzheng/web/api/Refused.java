package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import java.util.List;
import org.cunzheng.web.Form;

/** What the API does not do, with the reason for whoever asked; {@link RefusedAnswer} says it in their language. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String key;
    private final transient List<Object> arguments;
    private final transient List<Form.Problem> problems;

    private Refused(HttpStatus status, String key, List<Object> arguments, List<Form.Problem> problems) {
        super(status + " " + key);
        this.status = status;
        this.key = key;
        this.arguments = List.copyOf(arguments);
        this.problems = List.copyOf(problems);
    }

    /** @param key the message that says why */
    static Refused because(HttpStatus status, String key, Object... arguments) {
        return new Refused(status, key, List.of(arguments), List.of());
    }

    /** For input of which some fields have to be put right. */
    static Refused of(Form form) {
        return new Refused(HttpStatus.UNPROCESSABLE_ENTITY, "api.fields", List.of(), form.problems());
    }

    /** For what is not there, or is somebody else's. */
    static Refused notFound() {
        return because(HttpStatus.NOT_FOUND, "error.404.detail");
    }

    HttpStatus status() {
        return status;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    List<Form.Problem> problems() {
        return problems;
    }
}
