package org.cunzheng.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one place where cookies are made: out of reach of scripts, not sent along by other sites, and by TLS only except on
 * this very machine.
 */
@ServerFilter("/**")
final class Cookies implements Ordered {
    private static final String LEFT = Cookies.class.getName();

    private final TrustedProxies proxies;

    Cookies(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    static Optional<String> read(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue);
    }

    /** Leaves a cookie with an answer; the last of a name counts. */
    static void set(MutableHttpResponse<?> response, String name, String value, Duration age) {
        Map<String, Cookie> left = new LinkedHashMap<>(left(response));
        left.put(name, Cookie.of(name, value).maxAge(age));
        response.setAttribute(LEFT, left);
    }

    static void clear(MutableHttpResponse<?> response, String name) {
        set(response, name, "", Duration.ZERO);
    }

    @SuppressWarnings("unchecked") // only set() writes it
    private static Map<String, Cookie> left(MutableHttpResponse<?> response) {
        return (Map<String, Cookie>) response.getAttribute(LEFT).orElse(Map.of());
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @ResponseFilter
    void write(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean onlyByTls = proxies.isHttps(request)
                || !request.getServerAddress().getAddress().isLoopbackAddress();
        left(response)
                .values()
                .forEach(cookie -> response.cookie(
                        cookie.path("/").httpOnly(true).sameSite(SameSite.Lax).secure(onlyByTls)));
    }
}
