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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Takes an entry back: as a mistake, or to another case file of the same owner. It stays where it is, marked. */
@Controller("/cases/{id}/entries/{entry}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class RetractionController {
    private final Pages pages;
    private final EvidenceLog log;
    private final CaseFiles caseFiles;

    RetractionController(Pages pages, EvidenceLog log, CaseFiles caseFiles) {
        this.pages = pages;
        this.log = log;
        this.caseFiles = caseFiles;
    }

    @Get("/mistake")
    HttpResponse<?> mistakeForm(PageContext page, CaseFile caseFile, UUID entry) {
        return Changes.find(log, caseFile, entry).counts()
                ? pages.ok(page, "entry/mistake.jte", model(caseFile, entry, Form.empty()))
                : Changes.tooLate(caseFile, entry);
    }

    @Post("/mistake")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> mistake(PageContext page, CaseFile caseFile, UUID entry, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        UUID request = Submission.request(form);
        LoggedIncident logged = Changes.find(log, caseFile, entry);
        if (!logged.counts() && log.sealed(caseFile, request).isEmpty()) {
            return Changes.tooLate(caseFile, entry);
        }
        Optional<String> reason = Changes.reason(form);
        if (reason.isEmpty()) {
            return pages.refused(page, "entry/mistake.jte", model(caseFile, entry, form));
        }
        return Changes.seal(caseFile, entry, () -> {
            log.enteredByMistake(caseFile, request, logged.id(), reason.get());
            return Pages.seeOther(Paths.entry(caseFile.id().toString(), entry.toString()), "flash.entryMistake");
        });
    }

    @Get("/move")
    HttpResponse<?> moveForm(PageContext page, CaseFile caseFile, UUID entry) {
        return Changes.find(log, caseFile, entry).counts()
                ? pages.ok(page, "entry/move.jte", model(caseFile, entry, Form.empty()))
                : Changes.tooLate(caseFile, entry);
    }

    @Post("/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(PageContext page, CaseFile caseFile, UUID entry, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        UUID request = Submission.request(form);
        LoggedIncident logged = Changes.find(log, caseFile, entry);
        if (!logged.counts() && log.sealed(caseFile, request).isEmpty()) {
            return Changes.tooLate(caseFile, entry);
        }
        Optional<String> reason = Changes.reason(form);
        Optional<CaseFile> to = target(caseFile, form);
        if (reason.isEmpty() || to.isEmpty()) {
            return pages.refused(page, "entry/move.jte", model(caseFile, entry, form));
        }
        return Changes.seal(caseFile, entry, () -> {
            EntryId moved = log.move(caseFile, to.get(), request, logged.id(), reason.get());
            return Pages.seeOther(Paths.entry(to.get().id().toString(), moved.toString()), "flash.entryMoved");
        });
    }

    /** Another case file of the same owner; somebody else's is as if it were not there. */
    private Optional<CaseFile> target(CaseFile from, Form form) {
        Optional<String> id =
                form.value("to").filter(text -> !text.equals(from.id().toString()));
        if (id.isEmpty()) {
            form.refuse("to", "entry.problem.caseFile");
            return Optional.empty();
        }
        try {
            return Optional.of(caseFiles
                    .find(CaseFileId.parse(id.get()), from.owner())
                    .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such case file")));
        } catch (IllegalArgumentException notAnId) {
            form.refuse("to", "entry.problem.caseFile");
            return Optional.empty();
        }
    }

    private Map<String, Object> model(CaseFile caseFile, UUID entry, Form form) {
        Map<String, String> others = new LinkedHashMap<>();
        caseFiles.of(caseFile.owner()).stream()
                .filter(other -> !other.id().equals(caseFile.id()))
                .forEach(other ->
                        others.put(other.id().toString(), other.details().title()));
        return Map.of(
                "form", form,
                "back", Paths.entry(caseFile.id().toString(), entry.toString()),
                "others", others);
    }
}
