package org.cunzheng.web.timeline;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Stamps;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.web.Attachment;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;

/** One entry, whole, and the files that belong to it. */
@Controller("/cases/{id}/entries/{entry}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class EntryController {
    private final Pages pages;
    private final CaseViews views;
    private final TransparencyLog transparency;
    private final Stamps stamps;
    private final CaseFiles caseFiles;
    private final Originals originals;

    EntryController(
            Pages pages,
            CaseViews views,
            TransparencyLog transparency,
            Stamps stamps,
            CaseFiles caseFiles,
            Originals originals) {
        this.transparency = transparency;
        this.stamps = stamps;
        this.caseFiles = caseFiles;
        this.pages = pages;
        this.views = views;
        this.originals = originals;
    }

    @Get
    HttpResponse<?> entry(PageContext page, CaseFile caseFile, UUID entry) {
        CaseView view = views.read(caseFile);
        EntryView shown = find(view, entry);
        EntryId id = shown.logged().id();
        Optional<Long> place = transparency.place(id);
        Map<String, Object> model =
                new HashMap<>(Map.of("view", view, "entry", shown, "place", place, "base", CaseAddress.of(caseFile)));
        model.put("stamp", place.flatMap(stamps::earliest));
        Origin.of(view, id, caseFiles).ifPresent(origin -> model.put("origin", origin));
        return pages.ok(page, "timeline/entry.jte", model);
    }

    private static EntryView find(CaseView view, UUID entry) {
        LoggedIncident logged = view.caseRecord()
                .incident(new EntryId(entry))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such entry"));
        return new EntryView(logged, view.findings(logged.id()));
    }

    /** The log's proof that it holds the entry; before it has a place, the receipt that promises one. */
    @Get(value = "/proof", produces = MediaType.TEXT_PLAIN)
    HttpResponse<String> proof(CaseFile caseFile, UUID entry) {
        LoggedIncident logged = find(views.read(caseFile), entry).logged();
        String receipt = transparency.receipt(logged.commitment(), logged.recordedAt());
        Optional<String> proof = transparency.proof(logged.id(), receipt);
        String name = logged.id() + (proof.isPresent() ? ".tlog-proof" : ".receipt") + ".txt";
        return HttpResponse.ok(proof.orElse(receipt))
                .contentType(new MediaType(MediaType.TEXT_PLAIN + ";charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    /** An original; a picture may stand in a page, everything else is only ever downloaded. */
    @Get("/files/{place}")
    HttpResponse<?> file(CaseFile caseFile, UUID entry, int place) {
        List<Original> files = find(views.read(caseFile), entry).incident().originals();
        if (place < 0 || place >= files.size()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such file");
        }
        Original original = files.get(place);
        if (originals.find(caseFile.id(), original.digest(), original.name()).isEmpty()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such original");
        }
        StreamedFile content = Attachment.content(
                () -> originals.open(caseFile.id(), original.digest()),
                Attachment.mediaType(original.type()),
                original.size());
        return HttpResponse.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.disposition(original.type(), original.name()));
    }
}
