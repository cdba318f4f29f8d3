package org.cunzheng.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws the compiled templates of {@code src/main/jte}. Every template takes {@code @param PageContext page}; what else
 * it takes is given by name.
 */
@Singleton
public final class Pages {
    private static final MediaType HTML = MediaType.of("text/html;charset=UTF-8");
    private static final String TEMPLATES = "org.cunzheng.web.templates";

    private final TemplateEngine engine;

    Pages() {
        engine = TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);
        engine.setBinaryStaticContent(true);
    }

    public MutableHttpResponse<byte[]> ok(PageContext page, String template, Map<String, ?> model) {
        return show(HttpStatus.OK, page, template, model);
    }

    /** The same page again with status 422: its {@link Form} says what is wrong and holds all that was typed. */
    public MutableHttpResponse<byte[]> refused(PageContext page, String template, Map<String, ?> model) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, template, model);
    }

    /** The same page again with status 409: its {@link Form} says what it no longer fits. */
    public MutableHttpResponse<byte[]> conflict(PageContext page, String template, Map<String, ?> model) {
        return show(HttpStatus.CONFLICT, page, template, model);
    }

    MutableHttpResponse<byte[]> show(HttpStatus status, PageContext page, String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", page);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, all, output);
        MutableHttpResponse<byte[]> response =
                HttpResponse.<byte[]>status(status).body(output.toByteArray()).contentType(HTML);
        if (page.flash().isPresent()) {
            Flash.clear(response);
        }
        return response;
    }

    /** Lets the browser do with this answer only what the policy says, instead of what it says for our other pages. */
    public static <T> MutableHttpResponse<T> underPolicy(MutableHttpResponse<T> response, String policy) {
        response.setAttribute(SecurityHeaders.OWN_POLICY, policy);
        return response;
    }

    /** Makes a case file, which the caller has checked to be the reader's own, the one that the bottom bar leads to. */
    public static void open(MutableHttpResponse<?> response, String caseFile) {
        LastCaseFile.remember(response, caseFile);
    }

    /** On to another page of this server after something was done; an address elsewhere leads to the first page. */
    public static <T> MutableHttpResponse<T> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(Paths.isLocal(path) ? path : Paths.FRONT));
    }

    /** As {@link #seeOther(String)}, and that page says a sentence: a message key that begins with {@code flash.}. */
    public static <T> MutableHttpResponse<T> seeOther(String path, String flashKey) {
        MutableHttpResponse<T> response = seeOther(path);
        Flash.leave(response, flashKey);
        return response;
    }
}
