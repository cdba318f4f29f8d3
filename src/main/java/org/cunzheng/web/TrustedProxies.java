package org.cunzheng.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies that are believed when they say for whom they ask. Anybody can send {@code X-Forwarded-For} and
 * {@code X-Forwarded-Proto}; from a peer outside the setting {@code cunzheng.trusted-proxies} they count for nothing.
 */
@Singleton
final class TrustedProxies {
    private final List<AddressRange> ranges;

    /** @param ranges addresses and ranges, with commas between them */
    TrustedProxies(@Value("${cunzheng.trusted-proxies}") String ranges) {
        this.ranges = Arrays.stream(ranges.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::parse)
                .toList();
    }

    /** Where a request comes from: the last hop that no trusted proxy is. */
    String caller(HttpRequest<?> request) {
        return caller(peer(request), request.getHeaders().getAll("X-Forwarded-For"));
    }

    /** @param forwarded headers of which each names hops, the nearest last */
    String caller(String peer, List<String> forwarded) {
        List<String> hops = Arrays.stream(String.join(",", forwarded).split(","))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        String caller = peer;
        for (String hop : hops.reversed()) {
            if (!isTrusted(caller)) {
                break;
            }
            caller = hop;
        }
        return caller;
    }

    /** Whether the browser came by TLS, here or at a trusted proxy before us. */
    boolean isHttps(HttpRequest<?> request) {
        String forwarded = request.getHeaders().get("X-Forwarded-Proto", String.class, "");
        return request.isSecure() || ("https".equalsIgnoreCase(forwarded) && isTrusted(peer(request)));
    }

    private boolean isTrusted(String address) {
        return AddressRange.address(address)
                .filter(known -> ranges.stream().anyMatch(range -> range.contains(known)))
                .isPresent();
    }

    private static String peer(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }
}
