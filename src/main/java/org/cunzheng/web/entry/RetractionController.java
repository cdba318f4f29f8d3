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
    private static final String MISTAKE = "entry/mistake.jte";
    private static final String MOVE = "entry/move.jte";

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
        return form(page, caseFile, entry, MISTAKE);
    }

    @Post("/mistake")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> mistake(PageContext page, CaseFile caseFile, UUID entry, @Body Map<String, Object> body) {
        return retract(page, caseFile, entry, Form.of(body), MISTAKE);
    }

    @Get("/move")
    HttpResponse<?> moveForm(PageContext page, CaseFile caseFile, UUID entry) {
        return form(page, caseFile, entry, MOVE);
    }

    @Post("/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(PageContext page, CaseFile caseFile, UUID entry, @Body Map<String, Object> body) {
        return retract(page, caseFile, entry, Form.of(body), MOVE);
    }

    private HttpResponse<?> form(PageContext page, CaseFile caseFile, UUID entry, String template) {
        return Changes.form(log, caseFile, entry, _ -> pages.ok(page, template, model(caseFile, entry, Form.empty())));
    }

    private HttpResponse<?> retract(PageContext page, CaseFile caseFile, UUID entry, Form form, String template) {
        UUID request = form.request();
        return Changes.change(log, caseFile, entry, request, logged -> {
            Optional<CaseFile> to = template.equals(MOVE) ? target(caseFile, form) : Optional.of(caseFile);
            Optional<String> reason = Changes.reason(form);
            if (to.isEmpty() || reason.isEmpty()) {
                return pages.refused(page, template, model(caseFile, entry, form));
            }
            return Changes.seal(caseFile, entry, () -> seal(caseFile, to.get(), request, logged.id(), reason.get()));
        });
    }

    private HttpResponse<?> seal(CaseFile from, CaseFile to, UUID request, EntryId entry, String reason) {
        if (from.id().equals(to.id())) {
            log.enteredByMistake(from, request, entry, reason);
            return Pages.seeOther(Paths.entry(from.id().toString(), entry.toString()), "flash.entryMistake");
        }
        EntryId moved = log.move(from, to, request, entry, reason);
        return Pages.seeOther(Paths.entry(to.id().toString(), moved.toString()), "flash.entryMoved");
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
