package org.cunzheng.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Sends a reader who is not signed in to the sign-in page and back. Who was sending a form gets 401 instead, on a page
 * that says how to sign in and send the very same form again; so does the API. What stood behind the path stays out of the
 * new address.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInFirst implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return HttpResponse.status(HttpStatus.FORBIDDEN);
        }
        if (request.getMethod() != HttpMethod.GET || request.getPath().startsWith("/api/")) {
            return HttpResponse.unauthorized();
        }
        return Pages.seeOther(Paths.SIGN_IN + "?next=" + Paths.encode(request.getPath()));
    }
}
