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
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.Stamps;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.CaseRecord.Erasure;
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
    private final Erasures erasures;
    private final Stamps stamps;
    private final CaseFiles caseFiles;
    private final Originals originals;

    EntryController(
            Pages pages,
            CaseViews views,
            TransparencyLog transparency,
            Erasures erasures,
            Stamps stamps,
            CaseFiles caseFiles,
            Originals originals) {
        this.transparency = transparency;
        this.erasures = erasures;
        this.stamps = stamps;
        this.caseFiles = caseFiles;
        this.pages = pages;
        this.views = views;
        this.originals = originals;
    }

    @Get
    HttpResponse<?> entry(PageContext page, CaseFile caseFile, UUID entry) {
        CaseView view = views.read(caseFile);
        Optional<Erasure> erasure = view.caseRecord().erasure(new EntryId(entry));
        if (erasure.isPresent()) {
            return erased(page, caseFile, erasure.get());
        }
        EntryView shown = find(view, entry);
        EntryId id = shown.logged().id();
        Optional<Long> place = transparency.place(id);
        Map<String, Object> model =
                new HashMap<>(Map.of("view", view, "entry", shown, "place", place, "base", CaseAddress.of(caseFile)));
        model.put("stamp", place.flatMap(stamps::earliest));
        Origin.of(view, id, caseFiles).ifPresent(origin -> model.put("origin", origin));
        return pages.ok(page, "timeline/entry.jte", model);
    }

    /** What is left of an entry whose content was destroyed. */
    private HttpResponse<?> erased(PageContext page, CaseFile caseFile, Erasure erasure) {
        return pages.ok(
                page,
                "timeline/erased.jte",
                Map.of(
                        "erasure", erasure,
                        "entry", left(caseFile, erasure),
                        "place", transparency.place(erasure.by()),
                        "zone", caseFile.details().zone(),
                        "base", CaseAddress.of(caseFile)));
    }

    private Erasures.Erased left(CaseFile caseFile, Erasure erasure) {
        return erasures.of(caseFile.id()).stream()
                .filter(gone -> gone.id().equals(erasure.erased()))
                .findFirst()
                .orElseThrow();
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
        EntryId id = new EntryId(entry);
        String receipt = receipt(caseFile, id);
        Optional<String> proof = transparency.proof(id, receipt);
        String name = id + (proof.isPresent() ? ".tlog-proof" : ".receipt") + ".txt";
        return HttpResponse.ok(proof.orElse(receipt))
                .contentType(new MediaType(MediaType.TEXT_PLAIN + ";charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    /** The same before and after what the entry said was destroyed. */
    private String receipt(CaseFile caseFile, EntryId id) {
        CaseView view = views.read(caseFile);
        Optional<Erasure> erasure = view.caseRecord().erasure(id);
        if (erasure.isPresent()) {
            Erasures.Erased left = left(caseFile, erasure.get());
            return transparency.receipt(left.commitment(), left.recordedAt().atZone(ZoneOffset.UTC));
        }
        LoggedIncident logged = find(view, id.value()).logged();
        return transparency.receipt(logged.commitment(), logged.recordedAt());
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
