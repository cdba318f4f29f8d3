package org.cunzheng.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was typed into a form, word for word, and what is wrong with it: so that a refused form comes back with all of it.
 * Made of the body of a request by {@link #of}; every value is a string until the screen has checked it.
 */
public final class Form {
    /** The hidden field that makes a form sent twice one act. */
    public static final String KEY = "idempotencyKey";

    /** One thing to put right: the field, and the message that says how, with its arguments. */
    public record Problem(String field, String key, List<Object> arguments) {
        public Problem {
            arguments = List.copyOf(arguments);
        }
    }

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private List<String> order = List.of();

    private Form() {}

    /** A form as first shown, with a fresh idempotency key. */
    public static Form empty() {
        return new Form().with(KEY, UUID.randomUUID().toString());
    }

    /** The fields of a body; a field that came more than once is a list. */
    public static Form of(Map<String, ?> body) {
        Form form = new Form();
        body.forEach((name, value) -> {
            List<String> all = new ArrayList<>();
            if (value instanceof Iterable<?> many) {
                many.forEach(one -> all.add(String.valueOf(one)));
            } else if (value != null) {
                all.add(String.valueOf(value));
            }
            form.values.put(name, all);
        });
        return form;
    }

    /** Sets a field, as for a form that changes what is there. */
    public Form with(String name, String value) {
        values.put(name, new ArrayList<>(List.of(value)));
        return this;
    }

    /** The value as typed, or an empty string. */
    public String raw(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The value without white space around it; missing where nothing is left. */
    public Optional<String> value(String name) {
        return Optional.of(raw(name).strip()).filter(text -> !text.isEmpty());
    }

    /** Every value of a field that may come more than once. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** The idempotency key as sent; missing where it is not a UUID. */
    public Optional<UUID> key() {
        try {
            return value(KEY).map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The idempotency key of a form that records something, which a page of ours always sends; 400 where it is missing. */
    public UUID request() {
        return key().orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "no idempotency key"));
    }

    /** Notes what is wrong with a field; the first problem of a field stays. */
    public Form refuse(String field, String messageKey, Object... arguments) {
        problems.putIfAbsent(field, new Problem(field, messageKey, List.of(arguments)));
        return this;
    }

    public Optional<Problem> problem(String field) {
        return Optional.ofNullable(problems.get(field));
    }

    /** Has the problems listed as the page asks its questions, whichever was found first; of other fields last. */
    public Form arrange(List<String> fields) {
        order = List.copyOf(fields);
        return this;
    }

    public List<Problem> problems() {
        return problems.values().stream()
                .sorted(Comparator.comparingInt(
                        problem -> order.contains(problem.field()) ? order.indexOf(problem.field()) : order.size()))
                .toList();
    }

    public boolean isRefused() {
        return !problems.isEmpty();
    }
}
