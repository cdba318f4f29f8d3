package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;
import org.cunzheng.account.Sessions;

/** The cookie that carries a session's token. */
public final class SessionCookie {
    private static final String NAME = "session";

    private SessionCookie() {}

    public static Optional<String> token(HttpRequest<?> request) {
        return Cookies.read(request, NAME).filter(token -> !token.isEmpty());
    }

    public static <T> MutableHttpResponse<T> set(MutableHttpResponse<T> response, String token) {
        Cookies.set(response, NAME, token, Sessions.LIFETIME);
        return response;
    }

    /** Takes the session and the last opened case file out of the browser. */
    public static <T> MutableHttpResponse<T> clear(MutableHttpResponse<T> response) {
        LastCaseFile.forget(response);
        Cookies.clear(response, NAME);
        return response;
    }
}
