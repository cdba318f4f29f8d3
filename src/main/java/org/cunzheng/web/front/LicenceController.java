package org.cunzheng.web.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/**
 * Lists the libraries and fonts inside, from {@code licences/index.json}, and shows the licence of each with the notices
 * that came with it.
 */
@Controller(Paths.LICENCES)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class LicenceController {
    private final Pages pages;
    private final List<Licence> licences;
    private final List<String> notices;

    LicenceController(Pages pages, ObjectMapper mapper) throws IOException {
        this.pages = pages;
        licences = mapper.readValue(resource("licences/index.json"), Argument.listOf(Licence.class));
        notices = resource("licences/notices/index.txt").lines().toList();
    }

    @Get
    HttpResponse<?> list(PageContext page) {
        return pages.ok(page, "front/licences.jte", Map.of("licences", licences));
    }

    /** @param number the place in the list, so that no path comes from outside */
    @Get("/{number}")
    HttpResponse<?> text(PageContext page, int number) throws IOException {
        if (number < 0 || number >= licences.size()) {
            return HttpResponse.notFound();
        }
        Licence licence = licences.get(number);
        var text = new StringBuilder(resource(licence.textPath()));
        for (String notice : notices) {
            if (notice.startsWith(licence.noticesPath())) {
                text.append("\n\n---- ").append(notice).append(" ----\n\n").append(resource(notice));
            }
        }
        return pages.ok(page, "front/licence.jte", Map.of("licence", licence, "text", text.toString()));
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = LicenceController.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
