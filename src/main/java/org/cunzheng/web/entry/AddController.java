package org.cunzheng.web.entry;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Originals;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Where one chooses what to record, and the form of each kind. */
@Controller("/cases/{id}/add")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class AddController {
    private final Pages pages;
    private final EvidenceLog log;
    private final Originals originals;
    private final Clock clock;

    AddController(Pages pages, EvidenceLog log, Originals originals, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.originals = originals;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> choose(PageContext page, CaseFile caseFile) {
        return pages.ok(page, "entry/choose.jte", Map.of("caseFile", caseFile));
    }

    @Get("/{kind}")
    HttpResponse<?> form(PageContext page, CaseFile caseFile, String kind) {
        Form form = IncidentForm.fresh(caseFile.details().zone());
        return pages.ok(page, "entry/add.jte", Map.of("add", new AddPage(caseFile, kind(kind), form, List.of(), true)));
    }

    @Post("/{kind}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> add(PageContext page, CaseFile caseFile, String kind, @Body MultipartBody body) {
        Incident.Kind told = kind(kind);
        Submission submission = Submission.read(body, caseFile, originals);
        Form form = submission.form();
        Optional<Incident> incident = IncidentForm.read(told, form, submission.originals(), clock);
        if (incident.isEmpty()) {
            AddPage again = new AddPage(caseFile, told, form, submission.originals(), false);
            return pages.refused(page, "entry/add.jte", Map.of("add", again));
        }
        try {
            return shown(caseFile, log.record(caseFile, form.request(), incident.get()), "flash.entrySaved");
        } catch (KeyReused otherWords) {
            // The first telling stays; the page says so, instead of seeming to have saved the second.
            EntryId first = log.sealed(caseFile, form.request()).orElseThrow(() -> otherWords);
            return shown(caseFile, first, "flash.entrySavedBefore");
        }
    }

    private static HttpResponse<?> shown(CaseFile caseFile, EntryId entry, String said) {
        return Pages.seeOther(Paths.entry(caseFile.id().toString(), entry.toString()), said);
    }

    private static Incident.Kind kind(String name) {
        for (Incident.Kind kind : Incident.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such kind");
    }
}
