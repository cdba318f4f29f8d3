package org.cunzheng.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Sends a reader who is not signed in to the sign-in page and back; the API gets 401 and no page. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInFirst implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final ErrorPages errors;

    SignInFirst(ErrorPages errors) {
        this.errors = errors;
    }

    @Override
    public MutableHttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return errors.processResponse(
                    ErrorContext.builder(request).build(), HttpResponse.status(HttpStatus.FORBIDDEN));
        }
        if (request.getPath().startsWith("/api/")) {
            return errors.processResponse(
                    ErrorContext.builder(request).build(), HttpResponse.status(HttpStatus.UNAUTHORIZED));
        }
        String back = request.getMethod() == HttpMethod.GET ? request.getUri().toString() : Paths.HOME;
        return Pages.seeOther(Paths.SIGN_IN + "?next=" + Paths.encode(back));
    }
}
