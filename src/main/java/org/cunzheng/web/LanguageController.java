package org.cunzheng.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Optional;

/** Remembers the reader's language and goes back to the page they were on. */
@Controller("/language")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class LanguageController {
    @Get("/{code}")
    HttpResponse<?> choose(String code, @QueryValue(defaultValue = "/") String to) {
        Optional<Language> chosen = Language.ofCode(code);
        if (chosen.isEmpty()) {
            return HttpResponse.notFound();
        }
        MutableHttpResponse<?> back = Pages.seeOther(to);
        Cookies.set(back, PageContexts.LANGUAGE_COOKIE, chosen.get().code(), Duration.ofDays(365));
        return back;
    }
}
