package org.cunzheng.web.packet;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.packet.assembly.KeptPacket;
import org.cunzheng.packet.assembly.Making;
import org.cunzheng.packet.assembly.Packets;
import org.cunzheng.packet.pdf.PageImages;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** A case file's packets. */
@Controller("/cases/{id}/packet")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class PacketController {
    private static final String MEBIBYTES = "%.1f";

    private final Pages pages;
    private final Packets packets;
    private final EvidenceLog evidence;
    private final CaseFindings findings;
    private final TransparencyLog log;
    /** A page takes a core while it is drawn; more than there are would only take memory. */
    private final Semaphore drawing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    PacketController(Pages pages, Packets packets, EvidenceLog evidence, CaseFindings findings, TransparencyLog log) {
        this.log = log;
        this.pages = pages;
        this.packets = packets;
        this.evidence = evidence;
        this.findings = findings;
    }

    @Get
    HttpResponse<?> packet(PageContext page, CaseFile caseFile) {
        return pages.ok(page, "packet/packet.jte", model(caseFile, Form.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(PageContext page, CaseFile caseFile, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        UUID request = form.request();
        Optional<Redaction> redaction = RedactionForm.read(form);
        if (redaction.isEmpty()) {
            return refused(page, caseFile, form);
        }
        Optional<String> choosing = form.value("page");
        if (choosing.isPresent()) {
            return choose(page, caseFile, form, choosing.get());
        }
        if (form.raw("do").equals("back")) {
            return RedactionForm.stale(form, evidence.read(caseFile)).isEmpty()
                    ? pages.ok(page, "packet/packet.jte", model(caseFile, form))
                    : choose(page, caseFile, form, "1");
        }
        try {
            return make(page, caseFile, form, packets.make(caseFile, request, redaction.get()));
        } catch (KeyReused otherChoice) {
            Form fresh = form.with(Form.KEY, UUID.randomUUID().toString());
            return refused(page, caseFile, fresh.refuse("make", "packet.keyReused"));
        }
    }

    private HttpResponse<?> make(PageContext page, CaseFile caseFile, Form form, Making making) {
        return switch (making) {
            case Making.Made(KeptPacket made) ->
                Pages.seeOther(address(caseFile) + "/" + made.id(), "flash.packetMade");
            case Making.NothingToShow _ -> refused(page, caseFile, form.refuse("make", "packet.nothing"));
            case Making.TooLarge(long size, long limit) ->
                refused(page, caseFile, form.refuse("make", "packet.tooLarge", mebibytes(size), mebibytes(limit)));
            case Making.TooManyFiles(long count, long limit) ->
                refused(page, caseFile, form.refuse("make", "packet.tooMany", count, limit));
            case Making.TooManyExhibits(int count, int limit) ->
                refused(page, caseFile, form.refuse("make", "packet.tooManyExhibits", count, limit));
            case Making.ChosenNoLongerCounts _ -> choose(page, caseFile, form.refuse("make", "packet.changed"), "1");
            case Making.BeingMade _ -> refused(page, caseFile, form.refuse("make", "packet.beingMade"));
            case Making.BeingErased _ -> refused(page, caseFile, form.refuse("make", "packet.beingErased"));
            case Making.ErasedMeanwhile _ -> refused(page, caseFile, form.refuse("make", "packet.erasedMeanwhile"));
            case Making.NoPlace _ -> refused(page, caseFile, form.refuse("make", "packet.noPlace"));
            case Making.LostOriginal(EntryId entry, String name) -> lost(page, caseFile, form, entry, name);
        };
    }

    /**
     * The incidents to tick one by one; comes back here with all that was ticked, whichever button was pressed. What was ticked
     * of an entry that counts no longer is dropped and said: a correction of it is disclosed unless it is ticked itself.
     */
    private HttpResponse<?> choose(PageContext page, CaseFile caseFile, Form form, String wanted) {
        CaseRecord caseRecord = evidence.read(caseFile);
        Set<EntryId> stale = RedactionForm.stale(form, caseRecord);
        if (!stale.isEmpty()) {
            RedactionForm.drop(form, stale);
            form.refuse("make", "packet.changed");
        }
        Map<String, Object> model = Map.of(
                "choosing", ChoosePage.of(caseRecord, form, wanted, stale), "address", address(caseFile), "form", form);
        return form.isRefused()
                ? pages.refused(page, "packet/choose.jte", model)
                : pages.ok(page, "packet/choose.jte", model);
    }

    private HttpResponse<?> lost(PageContext page, CaseFile caseFile, Form form, EntryId entry, String name) {
        String file = name.isEmpty() ? page.t("timeline.noName") : name;
        Map<String, Object> model = new HashMap<>(model(caseFile, form.refuse("make", "packet.lost", file)));
        model.put("lost", Paths.entry(caseFile.id().toString(), entry.toString()));
        return pages.refused(page, "packet/packet.jte", model);
    }

    private HttpResponse<?> refused(PageContext page, CaseFile caseFile, Form form) {
        return pages.refused(page, "packet/packet.jte", model(caseFile, form));
    }

    private Map<String, Object> model(CaseFile caseFile, Form form) {
        CaseRecord caseRecord = evidence.read(caseFile);
        PacketPreview preview =
                PacketPreview.of(caseFile.details(), caseRecord, findings.suggest(caseFile.details(), caseRecord));
        return Map.of(
                "caseFile", caseFile,
                "preview", preview,
                "made", packets.of(caseFile),
                "address", address(caseFile),
                "form", RedactionForm.gathered(form));
    }

    @Get("/{packetId}")
    HttpResponse<?> made(PageContext page, CaseFile caseFile, UUID packetId) throws IOException {
        KeptPacket packet = find(caseFile, packetId);
        return pages.ok(
                page,
                "packet/made.jte",
                Map.of(
                        "packet",
                        packet,
                        "address",
                        address(caseFile) + "/" + packetId,
                        "above",
                        address(caseFile),
                        "bundleSize",
                        packet.areThere() ? mebibytes(packet.bundle().size()) : "",
                        "pdfSize",
                        packet.areThere() ? mebibytes(packet.pdf().size()) : "",
                        "pageCount",
                        packet.areThere() ? PageImages.count(packet.pdf().open()) : 0,
                        "witness",
                        witness(page, packet)));
    }

    /** Empty of a packet from before the log signed its checkpoints: later packets prove nothing of that one. */
    private Optional<WitnessMessage> witness(PageContext page, KeptPacket packet) {
        return log.checkpoint(packet.log().size())
                .filter(signed -> signed.checkpoint().equals(packet.log()))
                .map(_ -> WitnessMessage.of(page, packet, log.verifierKey()));
    }

    @Get("/{packetId}/packet.zip")
    @Produces("application/zip")
    HttpResponse<?> bundle(HttpRequest<?> request, CaseFile caseFile, UUID packetId) throws IOException {
        KeptPacket packet = kept(caseFile, packetId);
        String name = "cunzheng-" + packetId + ".zip";
        return PacketDownload.answer(request, packet, packet.bundle(), MediaType.of("application/zip"), name);
    }

    @Get("/{packetId}/complaint.pdf")
    @Produces(MediaType.APPLICATION_PDF)
    HttpResponse<?> pdf(HttpRequest<?> request, CaseFile caseFile, UUID packetId) throws IOException {
        KeptPacket packet = kept(caseFile, packetId);
        String name = "complaint-" + packetId + ".pdf";
        return PacketDownload.answer(request, packet, packet.pdf(), MediaType.APPLICATION_PDF_TYPE, name);
    }

    /** The PDF page by page, for browsers that neither show nor save it. */
    @Get("/{packetId}/pages")
    HttpResponse<?> pages(PageContext page, CaseFile caseFile, UUID packetId) throws IOException {
        KeptPacket packet = kept(caseFile, packetId);
        return pages.ok(
                page,
                "packet/pages.jte",
                Map.of(
                        "address",
                        address(caseFile) + "/" + packetId,
                        "pageCount",
                        PageImages.count(packet.pdf().open())));
    }

    @Get("/{packetId}/pages/{number}.png")
    @Produces(MediaType.IMAGE_PNG)
    byte[] pageImage(CaseFile caseFile, UUID packetId, int number) throws IOException {
        KeptPacket packet = kept(caseFile, packetId);
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        drawing.acquireUninterruptibly();
        try {
            if (!PageImages.draw(packet.pdf().open(), number, image)) {
                throw notFound();
            }
        } finally {
            drawing.release();
        }
        return image.toByteArray();
    }

    private KeptPacket kept(CaseFile caseFile, UUID packetId) {
        KeptPacket packet = find(caseFile, packetId);
        if (packet.destroyed()) {
            throw new HttpStatusException(HttpStatus.GONE, "destroyed");
        }
        if (!packet.areThere()) {
            throw PacketDownload.elsewhere();
        }
        return packet;
    }

    private KeptPacket find(CaseFile caseFile, UUID packetId) {
        return packets.find(caseFile, packetId).orElseThrow(PacketController::notFound);
    }

    private static String address(CaseFile caseFile) {
        return Paths.packet(caseFile.id().toString());
    }

    private static String mebibytes(long bytes) {
        return MEBIBYTES.formatted(bytes / 1048576.0);
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "no such packet");
    }
}
