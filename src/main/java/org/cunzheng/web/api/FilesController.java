package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.TooLarge;
import org.cunzheng.web.Attachment;

/** Originals: kept before the incident that they show is recorded, and had again as they came. */
@Controller("/api/cases/{caseFileId}/files")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Files")
@Problems
final class FilesController {
    private static final long MEGABYTE = 1024 * 1024;

    private final Originals originals;

    FilesController(Originals originals) {
        this.originals = originals;
    }

    /**
     * Keeps a file, sent as it is. The same bytes sent twice are kept once. It becomes evidence with the incident that
     * names its digest.
     *
     * @param content the bytes, at most 200 MB unless the server is set up otherwise; never held in memory as a whole
     */
    @Post(consumes = MediaType.APPLICATION_OCTET_STREAM)
    @Status(HttpStatus.CREATED)
    KeptFile keepFile(@InPath CaseFile caseFile, @FileName String name, @Body InputStream content) {
        try {
            return KeptFile.of(originals.keep(caseFile.id(), content, name));
        } catch (TooLarge tooLarge) {
            throw Refused.because(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "api.tooLarge", tooLarge.limit() / MEGABYTE);
        }
    }

    /**
     * A file as it came. The transfer breaks off at its end where the bytes are no longer those that were kept.
     *
     * @param sha256 64 lower-case hexadecimal digits
     */
    // Found whatever is asked for: what is not there is 404 also to one who takes JSON only.
    @Get(value = "/{sha256}", produces = MediaType.ALL)
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    StreamedFile downloadFile(@InPath CaseFile caseFile, String sha256) {
        if (!Sha256.isHex(sha256)) {
            throw Refused.notFound();
        }
        Original original =
                originals.find(caseFile.id(), Sha256.parse(sha256), "").orElseThrow(Refused::notFound);
        // Always bytes that mean nothing, so that no browser takes a file from outside for a page of ours.
        return Attachment.content(
                        () -> originals.open(caseFile.id(), original.digest()),
                        MediaType.APPLICATION_OCTET_STREAM_TYPE,
                        original.size())
                .attach(sha256);
    }
}
