package org.cunzheng.web.imports;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.acquisition.Choice;
import org.cunzheng.acquisition.ExportAcquisition;
import org.cunzheng.acquisition.Preview;
import org.cunzheng.acquisition.StagedFile;
import org.cunzheng.acquisition.StagedFiles;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** The three pages of an import: which file, what of it, and what became of it. */
@Controller("/cases/{id}/import")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class ImportController {
    private final Pages pages;
    private final StagedFiles staged;
    private final ExportAcquisition acquisition;
    private final EvidenceLog log;

    ImportController(Pages pages, StagedFiles staged, ExportAcquisition acquisition, EvidenceLog log) {
        this.pages = pages;
        this.staged = staged;
        this.acquisition = acquisition;
        this.log = log;
    }

    @Get
    HttpResponse<?> ask(PageContext page, CaseFile caseFile) {
        return pages.ok(page, "imports/ask.jte", asking(caseFile, Form.empty()));
    }

    private Map<String, Object> asking(CaseFile caseFile, Form form) {
        return Map.of(
                "caseFile",
                caseFile,
                "form",
                form,
                "exports",
                log.read(caseFile).exports());
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> stage(PageContext page, CaseFile caseFile, @Body MultipartBody body) {
        Form form = Form.empty();
        Optional<StagedFile> file = UploadedExport.stage(body, caseFile, staged, form);
        if (file.isEmpty()) {
            return pages.refused(page, "imports/ask.jte", asking(caseFile, form));
        }
        if (acquisition.preview(caseFile, file.get(), caseFile.details().zone())
                instanceof Preview.Refused(var refusal)) {
            staged.discard(file.get());
            form.refuse(
                    UploadedExport.FILE, "import.refused." + refusal.reason().name());
            return pages.refused(page, "imports/ask.jte", asking(caseFile, form));
        }
        return Pages.seeOther(staging(caseFile, file.get().id()));
    }

    private static String staging(CaseFile caseFile, UUID file) {
        return Paths.importing(caseFile.id().toString()) + "/" + file;
    }

    @Get("/{file}")
    HttpResponse<?> choose(PageContext page, CaseFile caseFile, UUID file) {
        Optional<StagedFile> waiting = staged.find(caseFile.id(), file);
        if (waiting.isEmpty()) {
            return gone(caseFile);
        }
        Preview.Readable preview = preview(caseFile, waiting.get());
        Form form =
                Form.empty().with("zone", caseFile.details().zone().getId()).with("addressee", Addressee.DEBTOR.name());
        return pages.ok(page, "imports/choose.jte", choosing(caseFile, file, preview, form, true));
    }

    private Preview.Readable preview(CaseFile caseFile, StagedFile file) {
        return switch (acquisition.preview(caseFile, file, caseFile.details().zone())) {
            case Preview.Readable readable -> readable;
            case Preview.Refused _ -> throw new IllegalStateException("staged file " + file.id() + " is no export");
        };
    }

    private static Map<String, Object> choosing(
            CaseFile caseFile, UUID file, Preview.Readable preview, Form form, boolean fresh) {
        return Map.of(
                "choices",
                        ChoicesPage.of(preview, form, fresh, caseFile.details().zone()),
                "form", form,
                "here", staging(caseFile, file),
                "up", Paths.importing(caseFile.id().toString()));
    }

    /** The file was decided on, or a day has passed: the way on is to choose it again. */
    private static HttpResponse<?> gone(CaseFile caseFile) {
        return Pages.seeOther(Paths.importing(caseFile.id().toString()), "flash.importGone");
    }

    @Post("/{file}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(PageContext page, CaseFile caseFile, UUID file, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        UUID request = form.request();
        Optional<EntryId> before = log.sealed(caseFile, request);
        if (before.isPresent()) {
            return done(caseFile, before.get());
        }
        Optional<StagedFile> waiting = staged.find(caseFile.id(), file);
        if (waiting.isEmpty()) {
            return gone(caseFile);
        }
        if (form.has("do", "discard")) {
            staged.discard(waiting.get());
            return Pages.seeOther(Paths.importing(caseFile.id().toString()), "flash.importDiscarded");
        }
        Optional<Choice> choice = ChoiceForm.read(form);
        if (choice.isEmpty()) {
            Preview.Readable preview = preview(caseFile, waiting.get());
            return pages.refused(page, "imports/choose.jte", choosing(caseFile, file, preview, form, false));
        }
        return acquisition
                .acquire(caseFile, request, file, choice.get())
                .<HttpResponse<?>>map(entry -> done(caseFile, entry))
                .orElseGet(() -> gone(caseFile));
    }

    private static HttpResponse<?> done(CaseFile caseFile, EntryId entry) {
        return Pages.seeOther(Paths.importing(caseFile.id().toString()) + "/done/" + entry);
    }

    @Get("/done/{entry}")
    HttpResponse<?> result(PageContext page, CaseFile caseFile, UUID entry) {
        Export export = log.read(caseFile)
                .export(new EntryId(entry))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such export"));
        return pages.ok(page, "imports/result.jte", Map.of("caseFile", caseFile, "result", new ResultPage(export)));
    }
}
