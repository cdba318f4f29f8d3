package org.cunzheng.web.finding;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.timeline.CaseAddress;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.CaseViews;
import org.cunzheng.web.timeline.FindingView;

/** What is suggested in a case file, and the decisions on it. */
@Controller("/cases/{id}/findings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class FindingController {
    private static final String FINDINGS = "finding/findings.jte";
    private static final int LONGEST_REASON = 1000;

    private final Pages pages;
    private final CaseViews views;
    private final EvidenceLog log;

    FindingController(Pages pages, CaseViews views, EvidenceLog log) {
        this.pages = pages;
        this.views = views;
        this.log = log;
    }

    @Get
    HttpResponse<?> findings(
            PageContext page, CaseFile caseFile, @QueryValue(value = "page", defaultValue = "1") int number) {
        return pages.ok(page, FINDINGS, model(caseFile, FindingsPage.of(views.read(caseFile), number), Form.empty()));
    }

    private static Map<String, Object> model(CaseFile caseFile, FindingsPage findings, Form form) {
        return Map.of("findings", findings, "base", CaseAddress.of(caseFile), "form", form);
    }

    /**
     * Seals the decision on the finding as it was shown, and goes back to where it was made. Where it is another by now, it
     * is shown anew and nothing is sealed.
     */
    @Post("/{key}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> decide(PageContext page, CaseFile caseFile, String key, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        CaseView view = views.read(caseFile);
        String shown = form.raw("shown");
        if (shown.isEmpty() && view.finding(key).isEmpty()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such finding");
        }
        boolean confirmed = switch (form.raw("decision")) {
            case "confirm" -> true;
            case "dismiss" -> false;
            default -> throw new HttpStatusException(HttpStatus.BAD_REQUEST, "no decision");
        };
        Optional<FindingView> found =
                view.finding(key).filter(finding -> finding.digest().equals(shown));
        if (found.isEmpty()) {
            form.refuse("f-" + key, "finding.changed");
            return pages.refused(page, FINDINGS, model(caseFile, FindingsPage.with(view, key), form));
        }
        String reason = form.value("reason").orElse("");
        if (reason.length() > LONGEST_REASON) {
            form.refuse("reason-" + key, "entry.problem.long", LONGEST_REASON);
            return pages.refused(page, FINDINGS, model(caseFile, FindingsPage.with(view, key), form));
        }
        log.decide(
                caseFile,
                form.request(),
                key,
                confirmed,
                reason,
                FindingStatement.of(found.get().suggested()));
        return Pages.seeOther(back(caseFile, form), confirmed ? "flash.findingConfirmed" : "flash.findingDismissed");
    }

    /** Only ever back to a page of the same case file. */
    private static String back(CaseFile caseFile, Form form) {
        CaseAddress base = CaseAddress.of(caseFile);
        String back = form.raw("back");
        return back.startsWith(base.root() + "/")
                        && back.matches("[A-Za-z0-9/_-]+(?:\\?page=[0-9]{1,9})?(?:#[a-z0-9-]+)?")
                ? back
                : base.findings();
    }
}
