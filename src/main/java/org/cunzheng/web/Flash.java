package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Optional;

/** One sentence for the next page. Only its message key travels, so that no cookie carries what somebody wrote. */
final class Flash {
    private static final String COOKIE = "flash";
    private static final String PREFIX = "flash.";

    private Flash() {}

    static Optional<String> of(HttpRequest<?> request) {
        return Cookies.read(request, COOKIE).map(name -> PREFIX + name).filter(Messages.of(Language.ZH)::has);
    }

    static void leave(MutableHttpResponse<?> response, String key) {
        if (!key.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a flash message's key begins with " + PREFIX + ": " + key);
        }
        Cookies.set(response, COOKIE, key.substring(PREFIX.length()), Duration.ofMinutes(1));
    }

    static void clear(MutableHttpResponse<?> response) {
        Cookies.clear(response, COOKIE);
    }
}
