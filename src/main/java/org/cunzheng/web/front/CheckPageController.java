package org.cunzheng.web.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.cunzheng.web.Attachment;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/**
 * The page that checks packets in a browser, to use here or to keep as a file. It is whole in itself; its own policy lets
 * its scripts run and nothing be loaded or sent.
 */
@Controller(Paths.CHECK)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class CheckPageController {
    private static final String TYPE = "text/html;charset=UTF-8";
    private static final String NAME = "cunzheng-check.html";

    private final byte[] page;
    private final String policy;

    CheckPageController() throws IOException {
        page = resource("/check/check.html");
        // A file of its own cannot say by whom it may be framed; an answer can.
        policy = new String(resource("/check/policy.txt"), UTF_8) + "; frame-ancestors 'none'";
    }

    @Get
    HttpResponse<byte[]> check() {
        return answer();
    }

    @Get("/" + NAME)
    HttpResponse<byte[]> download() {
        return answer().header(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition(TYPE, NAME));
    }

    private MutableHttpResponse<byte[]> answer() {
        return Pages.underPolicy(
                HttpResponse.ok(page).contentType(MediaType.of(TYPE)).header(HttpHeaders.CACHE_CONTROL, "no-cache"),
                policy);
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = CheckPageController.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in.readAllBytes();
        }
    }
}
