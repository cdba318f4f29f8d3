package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Originals;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.CaseViews;

/** Incidents: recorded, read, and changed in their standing; what was sealed stays. */
@Controller("/api/cases/{caseFileId}/incidents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Incidents")
@Problems
final class IncidentsController {
    private final EvidenceLog log;
    private final TransparencyLog transparency;
    private final CaseViews views;
    private final CaseFiles caseFiles;
    private final Originals originals;
    private final Clock clock;

    IncidentsController(
            EvidenceLog log,
            TransparencyLog transparency,
            CaseViews views,
            CaseFiles caseFiles,
            Originals originals,
            Clock clock) {
        this.log = log;
        this.transparency = transparency;
        this.views = views;
        this.caseFiles = caseFiles;
        this.originals = originals;
        this.clock = clock;
    }

    /** Seals an incident. */
    @Post
    @Status(HttpStatus.CREATED)
    ShownIncident recordIncident(
            @InPath CaseFile caseFile,
            @IdempotencyKey UUID key,
            @Body ToldIncident told,
            @Parameter(hidden = true) PageContext page) {
        return sealed(caseFile, log.record(caseFile, key, told.incident(caseFile, originals, clock)), page);
    }

    /**
     * One incident, also where it no longer counts; 410 where it was erased.
     *
     * @param incident its id
     */
    @Get("/{incident}")
    ShownIncident readIncident(@InPath CaseFile caseFile, UUID incident, @Parameter(hidden = true) PageContext page) {
        if (views.read(caseFile).caseRecord().erasure(new EntryId(incident)).isPresent()) {
            throw Refused.because(HttpStatus.GONE, "error.410.detail");
        }
        return shown(caseFile, new EntryId(incident), page).orElseThrow(Refused::notFound);
    }

    /**
     * Seals a new telling; the old entry stays and no longer counts. Answers with the new entry.
     *
     * @param incident the id of the one to correct
     */
    @Post("/{incident}/corrections")
    @Status(HttpStatus.CREATED)
    ShownIncident correctIncident(
            @InPath CaseFile caseFile,
            UUID incident,
            @IdempotencyKey UUID key,
            @Body ToldChange.Correction told,
            @Parameter(hidden = true) PageContext page) {
        LoggedIncident logged = counting(caseFile, incident, key);
        String reason = ToldChange.reason(told.reason());
        ToldIncident retold = told.incident();
        if (retold == null) {
            throw Refused.of(Form.empty().refuse("incident", "api.incident.missing"));
        }
        Incident anew = retold.correcting(logged.incident(), caseFile, originals, clock);
        return sealed(caseFile, counted(() -> log.correct(caseFile, key, logged.id(), anew, reason)), page);
    }

    /**
     * Seals that an entry was made by mistake; it stays and no longer counts. Answers with the entry as it stands now.
     *
     * @param incident its id
     */
    @Post("/{incident}/mistake")
    ShownIncident markAsMistake(
            @InPath CaseFile caseFile,
            UUID incident,
            @IdempotencyKey UUID key,
            @Body ToldChange.Mistake told,
            @Parameter(hidden = true) PageContext page) {
        LoggedIncident logged = counting(caseFile, incident, key);
        String reason = ToldChange.reason(told.reason());
        counted(() -> log.enteredByMistake(caseFile, key, logged.id(), reason));
        return sealed(caseFile, logged.id(), page);
    }

    /**
     * Moves an incident to another case file of yours; it stays here as moved. Answers with the entry over there.
     *
     * @param incident its id
     */
    @Post("/{incident}/move")
    @Status(HttpStatus.CREATED)
    ShownIncident moveIncident(
            @InPath CaseFile caseFile,
            UUID incident,
            @IdempotencyKey UUID key,
            @Body ToldChange.Move told,
            @Parameter(hidden = true) PageContext page) {
        LoggedIncident logged = counting(caseFile, incident, key);
        String reason = ToldChange.reason(told.reason());
        UUID to = told.to();
        if (to == null || to.equals(caseFile.id().value())) {
            throw Refused.of(Form.empty().refuse("to", "entry.problem.caseFile"));
        }
        CaseFile target = caseFiles.find(new CaseFileId(to), caseFile.owner()).orElseThrow(Refused::notFound);
        return sealed(target, counted(() -> log.move(caseFile, target, key, logged.id(), reason)), page);
    }

    /** The incident, where it still counts or where this very request has changed that before. */
    private LoggedIncident counting(CaseFile caseFile, UUID incident, UUID key) {
        LoggedIncident logged =
                log.read(caseFile).incident(new EntryId(incident)).orElseThrow(Refused::notFound);
        if (!logged.counts() && log.sealed(caseFile, key).isEmpty()) {
            throw Refused.because(HttpStatus.CONFLICT, "api.notCounting");
        }
        return logged;
    }

    /** What a change was sealed as, unless another one came between reading and sealing. */
    private static EntryId counted(Supplier<EntryId> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException changedMeanwhile) {
            throw Refused.because(HttpStatus.CONFLICT, "api.notCounting");
        }
    }

    /** What a request was sealed as; not an incident where its key had sealed another act before. */
    private ShownIncident sealed(CaseFile caseFile, EntryId entry, PageContext page) {
        return shown(caseFile, entry, page).orElseThrow(() -> Refused.because(HttpStatus.CONFLICT, "api.key.used"));
    }

    private Optional<ShownIncident> shown(CaseFile caseFile, EntryId entry, PageContext page) {
        CaseView view = views.read(caseFile);
        return view.caseRecord()
                .incident(entry)
                .map(logged -> ShownIncident.of(
                        view,
                        logged,
                        page,
                        transparency.place(entry).orElse(null),
                        transparency.receipt(logged.commitment(), logged.recordedAt())));
    }
}
