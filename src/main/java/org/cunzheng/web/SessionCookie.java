package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;
import org.cunzheng.account.Sessions;

/** The cookie that carries a session's token: out of reach of scripts, and sent by TLS only except on this very machine. */
public final class SessionCookie {
    private static final String NAME = "session";

    private SessionCookie() {}

    public static Optional<String> token(HttpRequest<?> request) {
        return PageContexts.cookie(request, NAME).filter(token -> !token.isEmpty());
    }

    public static <T> MutableHttpResponse<T> set(
            MutableHttpResponse<T> response, HttpRequest<?> request, String token) {
        return response.cookie(cookie(request, token).maxAge(Sessions.LIFETIME));
    }

    /** Takes the session and the last opened case file out of the browser. */
    public static <T> MutableHttpResponse<T> clear(MutableHttpResponse<T> response, HttpRequest<?> request) {
        LastCaseFile.forget(response);
        return response.cookie(cookie(request, "").maxAge(Duration.ZERO));
    }

    private static Cookie cookie(HttpRequest<?> request, String value) {
        return Cookie.of(NAME, value)
                .path("/")
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .secure(SecurityHeaders.isHttps(request)
                        || !request.getServerAddress().getAddress().isLoopbackAddress());
    }
}
