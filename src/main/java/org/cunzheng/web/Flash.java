package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.Optional;

/** One sentence for the next page. Only its message key travels, so that no cookie carries what somebody wrote. */
final class Flash {
    private static final String COOKIE = "flash";
    private static final String PREFIX = "flash.";

    private Flash() {}

    static Optional<String> of(HttpRequest<?> request) {
        return PageContexts.cookie(request, COOKIE).map(name -> PREFIX + name).filter(Messages.of(Language.ZH)::has);
    }

    static void leave(MutableHttpResponse<?> response, String key) {
        if (!key.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a flash message's key begins with " + PREFIX + ": " + key);
        }
        response.cookie(cookie(key.substring(PREFIX.length())).maxAge(Duration.ofMinutes(1)));
    }

    static void clear(MutableHttpResponse<?> response) {
        response.cookie(cookie("").maxAge(Duration.ZERO));
    }

    private static Cookie cookie(String value) {
        return Cookie.of(COOKIE, value).path("/").httpOnly(true).sameSite(SameSite.Lax);
    }
}
