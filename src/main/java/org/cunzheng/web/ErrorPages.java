package org.cunzheng.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.vault.DamagedOriginal;

/**
 * Gives every error its body: a page in the reader's language that says what to do, or a problem document under
 * {@code /api}. Neither repeats what was sent, nor shows what went wrong inside.
 */
@Singleton
@Primary
final class ErrorPages implements ErrorResponseProcessor<Object> {
    private final Pages pages;
    private final PageContexts contexts;
    private final SecurityHeaders headers;

    ErrorPages(Pages pages, PageContexts contexts, SecurityHeaders headers) {
        this.pages = pages;
        this.contexts = contexts;
        this.headers = headers;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        @SuppressWarnings("unchecked") // the body is ours to set; there is none yet
        MutableHttpResponse<Object> answer = (MutableHttpResponse<Object>) response;
        HttpRequest<?> request = context.getRequest();
        headers.add(request, answer);
        PageContext page = contexts.of(request);
        HttpStatus status = response.status();
        String key = key(context, status, page);
        if (request.getPath().startsWith("/api/")) {
            Object problem = new Problem(
                    "about:blank",
                    page.t(key + ".title"),
                    status.getCode(),
                    page.t(page.has(key + ".api") ? key + ".api" : key + ".detail"),
                    request.getPath(),
                    List.of());
            return answer.contentType(Problem.MEDIA_TYPE).body(problem);
        }
        MutableHttpResponse<byte[]> html = pages.show(status, page, "front/error.jte", Map.of("key", key));
        html.getContentType().ifPresent(answer::contentType);
        return answer.body((Object) html.body());
    }

    private static String key(ErrorContext context, HttpStatus status, PageContext page) {
        Optional<Throwable> cause = context.getRootCause();
        if (cause.filter(DamagedOriginal.class::isInstance).isPresent()) {
            return "error.damaged";
        }
        Optional<String> own = cause.filter(HttpStatusException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(message -> message.startsWith("error.") && page.has(message + ".title"));
        if (own.isPresent()) {
            return own.get();
        }
        String key = "error." + status.getCode();
        if (page.has(key + ".title")) {
            return key;
        }
        return status.getCode() < 500 ? "error.400" : "error.500";
    }
}
