package org.cunzheng.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Tells the browser on every answer what a page of ours may do: load from here, send to here, stand in no frame. Answers
 * that no filter sees, to what is refused before it is routed, get the same from {@link ErrorPages}.
 */
@ServerFilter("/**")
final class SecurityHeaders implements Ordered {
    /** The attribute of an answer with a policy of its own, stricter than that of all others. */
    static final String OWN_POLICY = "cunzheng.policy";

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TrustedProxies proxies;

    SecurityHeaders(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.getHeaders().contains(CONTENT_SECURITY_POLICY)) {
            return;
        }
        response.header(
                CONTENT_SECURITY_POLICY,
                response.getAttribute(OWN_POLICY, String.class).orElse(POLICY));
        response.header("X-Content-Type-Options", "nosniff");
        // Not no-referrer: with it browsers send "Origin: null", and those without Sec-Fetch-Site could post nothing.
        response.header("Referrer-Policy", "same-origin");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        response.header(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        if (proxies.isHttps(request)) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
