package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.CaseViews;
import org.cunzheng.web.timeline.FindingView;

/** What the rules suspect in a case file, and what a person decides on it. */
@Controller("/api/cases/{caseFileId}/findings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Findings")
@Problems
final class FindingsController {
    private static final int LONGEST_REASON = 1000;

    private final EvidenceLog log;
    private final CaseViews views;

    FindingsController(EvidenceLog log, CaseViews views) {
        this.log = log;
        this.views = views;
    }

    /** All findings on the incidents that count: those on words first, then those on counts; each oldest first. */
    @Get
    List<ShownFinding> listFindings(@InPath CaseFile caseFile, @Parameter(hidden = true) PageContext page) {
        CaseView view = views.read(caseFile);
        return view.findings().stream()
                .map(found -> ShownFinding.of(view, found, page))
                .toList();
    }

    /**
     * Seals the decision, with the finding as it was shown. A later decision on the same finding takes its place. Refused
     * with 409 where the finding is another by now than the one whose {@code digest} is sent: read it again first.
     *
     * @param finding its key
     */
    @Post("/{finding}/decision")
    ShownFinding decideOnFinding(
            @InPath CaseFile caseFile,
            String finding,
            @IdempotencyKey UUID key,
            @Body ToldDecision told,
            @Parameter(hidden = true) PageContext page) {
        FindingView found = views.read(caseFile).finding(finding).orElseThrow(Refused::notFound);
        boolean confirmed = confirmed(told);
        if (!found.digest().equals(told.digest())) {
            throw Refused.because(HttpStatus.CONFLICT, "finding.changed");
        }
        log.decide(caseFile, key, finding, confirmed, Told.text(told.reason()), FindingStatement.of(found.suggested()));
        CaseView view = views.read(caseFile);
        return ShownFinding.of(view, view.finding(finding).orElseThrow(), page);
    }

    private static boolean confirmed(ToldDecision told) {
        Form form = Form.empty();
        if (told.decision() == null) {
            form.refuse("decision", "api.decision.missing");
        }
        if (Told.text(told.digest()).isEmpty()) {
            form.refuse("digest", "api.digest.missing");
        }
        if (Told.text(told.reason()).length() > LONGEST_REASON) {
            form.refuse("reason", "api.long", LONGEST_REASON);
        }
        if (form.isRefused()) {
            throw Refused.of(form);
        }
        return told.decision() == ToldDecision.Choice.CONFIRM;
    }
}
