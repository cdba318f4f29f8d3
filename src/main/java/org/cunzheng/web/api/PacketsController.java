package org.cunzheng.web.api;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
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
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.packet.assembly.KeptPacket;
import org.cunzheng.packet.assembly.Making;
import org.cunzheng.packet.assembly.Packets;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Problem;
import org.cunzheng.web.packet.PacketDownload;
import org.jspecify.annotations.Nullable;

/** Complaint packets: made of what the log holds, kept as they were made. */
@Controller("/api/cases/{caseFileId}/packets")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Packets")
@Problems
final class PacketsController {
    private static final long MEGABYTE = 1024 * 1024;

    private final Packets packets;

    PacketsController(Packets packets) {
        this.packets = packets;
    }

    /** The packets made of a case file, newest first. */
    @Get
    List<ShownPacket> listPackets(@InPath CaseFile caseFile) {
        return packets.of(caseFile).stream().map(ShownPacket::of).toList();
    }

    /**
     * Makes a packet of every incident that counts and of the confirmed findings; the idempotency key becomes its id. One of
     * a case file is made at a time and none while something of it is erased (409), and few in all (503): the same request sent again later gives it. Without a body
     * it is for nobody named and withholds nothing.
     */
    @Post
    @Status(HttpStatus.CREATED)
    ShownPacket makePacket(@InPath CaseFile caseFile, @IdempotencyKey UUID key, @Body @Nullable ToldPacket told) {
        Redaction redaction = told == null ? Redaction.NOTHING : told.redaction();
        return switch (packets.make(caseFile, key, redaction)) {
            case Making.Made made -> ShownPacket.of(made.packet());
            case Making.NothingToShow _ -> throw Refused.because(HttpStatus.CONFLICT, "api.packet.nothing");
            case Making.TooLarge large ->
                throw Refused.because(HttpStatus.CONFLICT, "api.packet.tooLarge", large.limit() / MEGABYTE);
            case Making.TooManyFiles many ->
                throw Refused.because(HttpStatus.CONFLICT, "api.packet.tooMany", many.limit());
            case Making.TooManyExhibits many ->
                throw Refused.because(HttpStatus.CONFLICT, "api.packet.tooManyExhibits", many.count(), many.limit());
            case Making.ChosenNoLongerCounts chosen ->
                throw Refused.because(HttpStatus.CONFLICT, "api.packet.changed", chosen.entry());
            case Making.BeingMade _ -> throw Refused.because(HttpStatus.CONFLICT, "api.packet.beingMade");
            case Making.BeingErased _ -> throw Refused.because(HttpStatus.CONFLICT, "api.packet.beingErased");
            case Making.ErasedMeanwhile _ -> throw Refused.because(HttpStatus.CONFLICT, "api.packet.erasedMeanwhile");
            case Making.NoPlace _ -> throw Refused.because(HttpStatus.SERVICE_UNAVAILABLE, "api.packet.noPlace");
            case Making.LostOriginal lost ->
                throw Refused.because(HttpStatus.CONFLICT, "api.packet.lost", lost.entry(), lost.name());
        };
    }

    /**
     * One packet.
     *
     * @param packet its id
     */
    @Get("/{packet}")
    ShownPacket readPacket(@InPath CaseFile caseFile, UUID packet) {
        return ShownPacket.of(find(caseFile, packet));
    }

    /**
     * The zip: PDF, originals, manifest, entries with their proofs, and how to check it.
     *
     * @param packet its id
     */
    @Get(value = "/{packet}/bundle.zip", produces = MediaType.ALL)
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    HttpResponse<StreamedFile> downloadBundle(HttpRequest<?> asked, @InPath CaseFile caseFile, UUID packet)
            throws IOException {
        KeptPacket kept = kept(caseFile, packet);
        MediaType type = MediaType.of("application/zip");
        return PacketDownload.answer(asked, kept, kept.bundle(), type, packet + ".zip");
    }

    /**
     * The PDF alone.
     *
     * @param packet its id
     */
    @Get(value = "/{packet}/complaint.pdf", produces = MediaType.ALL)
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF,
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<StreamedFile> downloadPdf(HttpRequest<?> asked, @InPath CaseFile caseFile, UUID packet)
            throws IOException {
        KeptPacket kept = kept(caseFile, packet);
        return PacketDownload.answer(asked, kept, kept.pdf(), MediaType.APPLICATION_PDF_TYPE, packet + ".pdf");
    }

    private KeptPacket kept(CaseFile caseFile, UUID packet) {
        KeptPacket found = find(caseFile, packet);
        if (found.destroyed()) {
            throw Refused.because(HttpStatus.GONE, "packet.destroyed");
        }
        if (!found.areThere()) {
            throw PacketDownload.elsewhere();
        }
        return found;
    }

    /** Says what a body may hold: a member that is not understood may have been meant to withhold something. */
    @Error
    HttpResponse<Problem> unread(PageContext page, HttpRequest<?> asked, ConversionErrorException unread) {
        boolean inBody = unread.getArgument().getType() == ToldPacket.class;
        String why = inBody ? "api.packet.unread" : "error.400.detail";
        return RefusedAnswer.answer(page, asked, Refused.because(HttpStatus.BAD_REQUEST, why));
    }

    private KeptPacket find(CaseFile caseFile, UUID packet) {
        return packets.find(caseFile, packet).orElseThrow(Refused::notFound);
    }
}
