package org.cunzheng.web.demo;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.packet.pdf.PageImages;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;
import org.cunzheng.web.finding.FindingsPage;
import org.cunzheng.web.timeline.CaseAddress;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.CaseViews;
import org.cunzheng.web.timeline.EntryView;
import org.cunzheng.web.timeline.TimelinePage;
import org.cunzheng.web.timeline.TimelineQuery;

/** The pages of the invented case, for anybody. */
@Controller(Paths.DEMO)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class DemoController {
    private static final CaseAddress BASE = CaseAddress.demo();

    private final Pages pages;
    private final CaseViews views;
    private final DemoCase demo;
    private final DemoPacket packet;

    DemoController(Pages pages, CaseViews views, DemoCase demo, DemoPacket packet) {
        this.pages = pages;
        this.views = views;
        this.demo = demo;
        this.packet = packet;
    }

    private CaseView view() {
        return views.of(demo.caseFile(), demo.invented().read());
    }

    @Get
    HttpResponse<?> demo() {
        return Pages.seeOther(BASE.timeline());
    }

    @Get("/timeline")
    HttpResponse<?> timeline(PageContext page, @QueryValue(value = "page", defaultValue = "1") int number) {
        return timeline(page, TimelineQuery.all(number));
    }

    @Post("/timeline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> search(PageContext page, @Body Map<String, Object> body) {
        return timeline(page, TimelineQuery.of(Form.of(body)));
    }

    private HttpResponse<?> timeline(PageContext page, TimelineQuery query) {
        TimelinePage timeline = TimelinePage.of(view(), query);
        return pages.ok(page, "timeline/timeline.jte", Map.of("timeline", timeline, "base", BASE));
    }

    @Get("/entries/{entry}")
    HttpResponse<?> entry(PageContext page, UUID entry) {
        CaseView view = view();
        LoggedIncident logged = view.caseRecord()
                .incident(new EntryId(entry))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such entry"));
        EntryView shown = new EntryView(logged, view.findings(logged.id()));
        return pages.ok(
                page,
                "timeline/entry.jte",
                Map.of(
                        "view",
                        view,
                        "entry",
                        shown,
                        "place",
                        Optional.of(shown.logged().arrival()),
                        "stamp",
                        Optional.empty(),
                        "base",
                        BASE));
    }

    @Get("/findings")
    HttpResponse<?> findings(PageContext page, @QueryValue(value = "page", defaultValue = "1") int number) {
        return pages.ok(
                page,
                "finding/findings.jte",
                Map.of("findings", FindingsPage.of(view(), number), "base", BASE, "form", Form.empty()));
    }

    @Get("/packet")
    HttpResponse<?> packet(PageContext page) throws IOException {
        int pageCount = PageImages.count(Files.newByteChannel(packet.pdf()));
        return pages.ok(page, "demo/packet.jte", Map.of("base", BASE, "pageCount", pageCount));
    }

    @Get("/packet/complaint.pdf")
    @Produces(MediaType.APPLICATION_PDF)
    SystemFile pdf() {
        return new SystemFile(packet.pdf().toFile(), MediaType.APPLICATION_PDF_TYPE).attach("complaint-demo.pdf");
    }

    @Get("/packet/pages/{number}.png")
    @Produces(MediaType.IMAGE_PNG)
    byte[] pageImage(int number) {
        return packet.pageImage(number)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such page"));
    }
}
