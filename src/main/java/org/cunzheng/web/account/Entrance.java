package org.cunzheng.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.cunzheng.account.Sessions;
import org.cunzheng.web.SessionCookie;

/** Lets one in who has proved to be somebody: one browser has one session at a time. */
@Singleton
final class Entrance {
    private final Sessions sessions;

    Entrance(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Puts the new session into the browser; the one that came with the request, whosever it was, is ended. */
    <T> MutableHttpResponse<T> in(HttpRequest<?> request, MutableHttpResponse<T> response, String token) {
        SessionCookie.token(request).ifPresent(sessions::end);
        return SessionCookie.set(response, token);
    }
}
