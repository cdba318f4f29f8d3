package org.cunzheng.web.api;

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
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;

/** What the rules suspect in a case file, and what a person decides on it. */
@Controller("/api/cases/{caseFileId}/findings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Findings")
@Problems
final class FindingsController {
    private static final int LONGEST_REASON = 1000;

    private final EvidenceLog log;
    private final CaseFindings findings;

    FindingsController(EvidenceLog log, CaseFindings findings) {
        this.log = log;
        this.findings = findings;
    }

    /** All findings on the incidents that count: those on words first, then those on counts; each oldest first. */
    @Get
    List<ShownFinding> listFindings(@InPath CaseFile caseFile, @Parameter(hidden = true) PageContext page) {
        CaseRecord caseRecord = log.read(caseFile);
        return findings.suggest(caseFile.details(), caseRecord).stream()
                .map(suggested -> shown(suggested, caseRecord, page))
                .toList();
    }

    /**
     * Seals the decision, with the finding as it is shown now. A later decision on the same finding takes its place.
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
        SuggestedFinding suggested = findings.suggest(caseFile.details(), log.read(caseFile)).stream()
                .filter(one -> one.key().equals(finding))
                .findFirst()
                .orElseThrow(Refused::notFound);
        log.decide(
                caseFile,
                key,
                finding,
                confirmed(told),
                Told.text(told.reason()),
                FindingStatement.of(suggested));
        return shown(suggested, log.read(caseFile), page);
    }

    private static boolean confirmed(ToldDecision told) {
        Form form = Form.empty();
        if (told.decision() == null) {
            form.refuse("decision", "api.decision.missing");
        }
        if (Told.text(told.reason()).length() > LONGEST_REASON) {
            form.refuse("reason", "api.long", LONGEST_REASON);
        }
        if (form.isRefused()) {
            throw Refused.of(form);
        }
        return told.decision() == ToldDecision.Choice.CONFIRM;
    }

    private static ShownFinding shown(SuggestedFinding suggested, CaseRecord caseRecord, PageContext page) {
        return ShownFinding.of(suggested, caseRecord.decision(suggested.key()), page);
    }
}
