package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/** Remembers in the browser which case file was open last, so that the bottom bar leads there from any page. */
@ServerFilter("/cases/**")
final class LastCaseFile {
    static final String COOKIE = "caseFile";

    @ResponseFilter
    void remember(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.OK) {
            PageContexts.caseFileInPath(request).ifPresent(id -> remember(response, id));
        }
    }

    /** Makes this case file, which the caller has checked to be the reader's own, the one that is open. */
    static void remember(MutableHttpResponse<?> response, String caseFile) {
        Cookies.set(response, COOKIE, caseFile, Duration.ofDays(365));
    }

    static void forget(MutableHttpResponse<?> response) {
        Cookies.clear(response, COOKIE);
    }
}
