package org.cunzheng.web.front;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Lists the libraries and fonts inside, from {@code licences/index.json}, and shows the notice of each. */
@Controller(Paths.LICENCES)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class LicenceController {
    private final Pages pages;
    private final List<Licence> licences;

    LicenceController(Pages pages, ObjectMapper mapper) throws IOException {
        this.pages = pages;
        try (InputStream index = LicenceController.class.getResourceAsStream("/licences/index.json")) {
            licences = index == null ? List.of() : mapper.readValue(index, Argument.listOf(Licence.class));
        }
    }

    @Get
    HttpResponse<?> list(PageContext page) {
        return pages.ok(page, "front/licences.jte", Map.of("licences", licences));
    }

    /** @param number the place in the list, so that no path comes from outside */
    @Get("/{number}")
    HttpResponse<?> text(int number) {
        if (number < 0 || number >= licences.size()) {
            return HttpResponse.notFound();
        }
        String path = "/" + licences.get(number).textPath();
        try (InputStream text = LicenceController.class.getResourceAsStream(path)) {
            return text == null
                    ? HttpResponse.notFound()
                    : HttpResponse.ok(text.readAllBytes()).contentType(MediaType.of("text/plain;charset=UTF-8"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
