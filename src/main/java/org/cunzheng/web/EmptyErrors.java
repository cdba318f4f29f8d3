package org.cunzheng.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.exceptions.response.ErrorContext;

/** Gives an error that a controller answers with a status alone the same page as any other. */
@ServerFilter("/**")
final class EmptyErrors implements Ordered {
    private final ErrorPages errors;

    EmptyErrors(ErrorPages errors) {
        this.errors = errors;
    }

    /** Outside the security filter, whose refusals have no body either. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.METRICS.order();
    }

    @ResponseFilter
    void fill(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.status().getCode() >= 400 && response.getBody().isEmpty()) {
            errors.processResponse(ErrorContext.builder(request).build(), response);
        }
    }
}
