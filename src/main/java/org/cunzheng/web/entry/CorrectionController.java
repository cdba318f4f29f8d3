package org.cunzheng.web.entry;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Tells an incident anew; the old entry stays. */
@Controller("/cases/{id}/entries/{entry}/correct")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class CorrectionController {
    private final Pages pages;
    private final EvidenceLog log;
    private final Originals originals;
    private final Clock clock;

    CorrectionController(Pages pages, EvidenceLog log, Originals originals, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.originals = originals;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> form(PageContext page, CaseFile caseFile, UUID entry) {
        return Changes.form(log, caseFile, entry, logged -> {
            Incident incident = logged.incident();
            AddPage add =
                    new AddPage(caseFile, incident.kind(), IncidentForm.of(incident), incident.originals(), false);
            return pages.ok(page, "entry/correct.jte", model(add, logged));
        });
    }

    private static Map<String, Object> model(AddPage add, LoggedIncident logged) {
        return Map.of("add", add, "entry", logged.id().toString(), "recorded", isRecorded(logged.incident()));
    }

    /** What a device recorded cannot be told otherwise; only who the people are. */
    private static boolean isRecorded(Incident incident) {
        return incident.source() instanceof Source.Exported;
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> correct(PageContext page, CaseFile caseFile, UUID entry, @Body MultipartBody body) {
        Submission submission = Submission.read(body, caseFile, originals);
        Form form = submission.form();
        UUID request = form.request();
        return Changes.change(log, caseFile, entry, request, logged -> {
            Incident old = logged.incident();
            Optional<String> reason = Changes.reason(form);
            Optional<Incident> told = isRecorded(old)
                    ? IncidentForm.readPeople(old, form)
                    : IncidentForm.read(old.kind(), form, submission.originals(), clock);
            if (told.isEmpty() || reason.isEmpty()) {
                AddPage add = new AddPage(caseFile, old.kind(), form, submission.originals(), false);
                return pages.refused(page, "entry/correct.jte", model(add, logged));
            }
            return Changes.seal(caseFile, entry, () -> {
                EntryId correction = log.correct(caseFile, request, logged.id(), told.get(), reason.get());
                return Pages.seeOther(
                        Paths.entry(caseFile.id().toString(), correction.toString()), "flash.entryCorrected");
            });
        });
    }
}
