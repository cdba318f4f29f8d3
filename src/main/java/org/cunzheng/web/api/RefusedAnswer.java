package org.cunzheng.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.PageContexts;
import org.cunzheng.web.Problem;

/** Says a refusal as a problem document in the reader's language; it repeats nothing that was sent. */
@Singleton
final class RefusedAnswer implements ExceptionHandler<Refused, HttpResponse<?>> {
    private final PageContexts contexts;

    RefusedAnswer(PageContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, Refused refused) {
        HttpRequest<?> asked = request;
        PageContext page = contexts.of(asked);
        List<Problem.Field> errors = refused.problems().stream()
                .map(problem -> new Problem.Field(
                        problem.field(),
                        page.t(problem.key(), problem.arguments().toArray())))
                .toList();
        int status = refused.status().getCode();
        Problem problem = new Problem(
                "about:blank",
                page.t("error." + status + ".title"),
                status,
                page.t(refused.key(), refused.arguments()),
                asked.getPath(),
                errors);
        return HttpResponse.status(refused.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
    }
}
