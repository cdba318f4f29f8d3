package org.cunzheng.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Problem;

/** Says a refusal as a problem document in the reader's language; it repeats nothing that was sent. */
@Controller("/api")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class RefusedAnswer {
    @Error(global = true)
    HttpResponse<Problem> say(PageContext page, HttpRequest<?> asked, Refused refused) {
        return answer(page, asked, refused);
    }

    static HttpResponse<Problem> answer(PageContext page, HttpRequest<?> asked, Refused refused) {
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
