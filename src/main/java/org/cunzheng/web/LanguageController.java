package org.cunzheng.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;

/** Remembers the reader's language and goes back to the page they were on. */
@Controller("/language")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class LanguageController {
    @Get("/{code}")
    HttpResponse<?> choose(String code, @QueryValue(defaultValue = "/") String to) {
        return Language.ofCode(code)
                .<HttpResponse<?>>map(language -> Pages.seeOther(to)
                        .cookie(Cookie.of(PageContexts.LANGUAGE_COOKIE, language.code())
                                .path("/")
                                .httpOnly(true)
                                .sameSite(SameSite.Lax)
                                .maxAge(Duration.ofDays(365))))
                .orElseGet(HttpResponse::notFound);
    }
}
