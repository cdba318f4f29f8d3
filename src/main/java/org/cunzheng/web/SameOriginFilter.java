package org.cunzheng.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a browser send (CSRF). It looks at headers a page cannot set, so it works for uploads
 * whose body nobody has read yet: {@code Sec-Fetch-Site} where the browser sends it, else {@code Origin} against
 * {@code Host}. A request with neither comes from no browser we know; it passes unless it carries cookies.
 */
@ServerFilter("/**")
final class SameOriginFilter implements Ordered {
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    void refuseForeign(HttpRequest<?> request) {
        if (request.getMethod().permitsRequestBody() && !isOurs(request)) {
            throw new HttpStatusException(HttpStatus.FORBIDDEN, "cross-origin request refused");
        }
    }

    private static boolean isOurs(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = headers.get(HttpHeaders.ORIGIN);
        if (origin != null) {
            return isSameHost(origin, headers.get(HttpHeaders.HOST));
        }
        return !headers.contains(HttpHeaders.COOKIE);
    }

    private static boolean isSameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
