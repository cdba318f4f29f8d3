package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.acquisition.Choice;
import org.cunzheng.acquisition.ExportAcquisition;
import org.cunzheng.acquisition.Preview;
import org.cunzheng.acquisition.StagedFile;
import org.cunzheng.acquisition.StagedFiles;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.vault.TooLarge;
import org.cunzheng.web.Form;
import org.cunzheng.web.Zones;
import org.jspecify.annotations.Nullable;

/** Exports of a phone: uploaded, looked at, and the chosen records taken in. */
@Controller("/api/cases/{caseFileId}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Imports")
@Problems
final class ImportsController {
    private static final long MEGABYTE = 1024 * 1024;

    private final StagedFiles staged;
    private final ExportAcquisition acquisition;
    private final EvidenceLog log;

    ImportsController(StagedFiles staged, ExportAcquisition acquisition, EvidenceLog log) {
        this.staged = staged;
        this.acquisition = acquisition;
        this.log = log;
    }

    /** The exports taken in, oldest first. */
    @Get("/exports")
    List<ShownExport> listExports(@InPath CaseFile caseFile) {
        return log.read(caseFile).exports().stream().map(ShownExport::of).toList();
    }

    /**
     * Uploads a file of SMS Backup and Restore (xml or zip), sent as it is, and says what it holds. It waits for a decision
     * for 24 hours; the idempotency key becomes its id.
     *
     * @param zone in which days are counted, as an IANA name; the case file's where missing
     * @param content the bytes, at most 200 MB unless the server is set up otherwise
     */
    @Post(value = "/imports", consumes = MediaType.APPLICATION_OCTET_STREAM)
    @Status(HttpStatus.CREATED)
    ShownImport uploadImport(
            @InPath CaseFile caseFile,
            @IdempotencyKey UUID key,
            @FileName String name,
            @Nullable @QueryValue String zone,
            @Body InputStream content) {
        ZoneId days = zone(caseFile, zone);
        try {
            return shown(caseFile, staged.stage(caseFile.id(), key, content, name), days);
        } catch (IllegalArgumentException usedElsewhere) {
            throw Refused.because(HttpStatus.CONFLICT, "api.key.used");
        } catch (TooLarge tooLarge) {
            throw Refused.because(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "api.tooLarge", tooLarge.limit() / MEGABYTE);
        }
    }

    /**
     * What an uploaded file holds.
     *
     * @param file its id
     * @param zone in which days are counted, as an IANA name; the case file's where missing
     */
    @Get("/imports/{file}")
    ShownImport readImport(@InPath CaseFile caseFile, UUID file, @Nullable @QueryValue String zone) {
        ZoneId days = zone(caseFile, zone);
        return shown(caseFile, staged.find(caseFile.id(), file).orElseThrow(Refused::notFound), days);
    }

    /**
     * Seals the export and each chosen record as an incident; the uploaded file is deleted unless it is to be kept.
     *
     * @param file its id
     */
    @Post("/imports/{file}/acquisition")
    @Status(HttpStatus.CREATED)
    ShownExport acquireImport(@InPath CaseFile caseFile, UUID file, @IdempotencyKey UUID key, @Body ToldChoice told) {
        Optional<EntryId> before = log.sealed(caseFile, key);
        if (before.isPresent()) {
            return shown(caseFile, before.get());
        }
        Choice choice = told.choice();
        return shown(caseFile, acquisition.acquire(caseFile, key, file, choice).orElseThrow(Refused::notFound));
    }

    /**
     * Deletes an uploaded file of which nothing is to be taken in.
     *
     * @param file its id
     */
    @Delete("/imports/{file}")
    @Status(HttpStatus.NO_CONTENT)
    void discardImport(@InPath CaseFile caseFile, UUID file) {
        staged.find(caseFile.id(), file).ifPresent(staged::discard);
    }

    private ShownExport shown(CaseFile caseFile, EntryId entry) {
        return log.read(caseFile)
                .export(entry)
                .map(ShownExport::of)
                .orElseThrow(() -> Refused.because(HttpStatus.CONFLICT, "api.key.used"));
    }

    private ShownImport shown(CaseFile caseFile, StagedFile file, ZoneId days) {
        return switch (acquisition.preview(caseFile, file, days)) {
            case Preview.Readable readable -> ShownImport.of(file, readable);
            case Preview.Refused(var refusal) -> {
                staged.discard(file);
                throw Refused.because(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "import.refused." + refusal.reason().name());
            }
        };
    }

    private static ZoneId zone(CaseFile caseFile, @Nullable String zone) {
        return zone == null
                ? caseFile.details().zone()
                : Zones.find(zone).orElseThrow(() -> Refused.of(Form.empty().refuse("zone", "entry.problem.zone")));
    }
}
