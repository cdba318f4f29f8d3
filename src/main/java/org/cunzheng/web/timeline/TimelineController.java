package org.cunzheng.web.timeline;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;

/** The entries of a case file, newest first, with search and filters. */
@Controller("/cases/{id}/timeline")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class TimelineController {
    private final Pages pages;
    private final CaseViews views;
    private final TransparencyLog transparency;

    TimelineController(Pages pages, CaseViews views, TransparencyLog transparency) {
        this.transparency = transparency;
        this.pages = pages;
        this.views = views;
    }

    @Get
    HttpResponse<?> timeline(
            PageContext page, CaseFile caseFile, @QueryValue(value = "page", defaultValue = "1") int number) {
        return shown(page, caseFile, TimelineQuery.all(number));
    }

    /** Answers with what was found and no redirect: nothing of what was searched for enters an address. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> search(PageContext page, CaseFile caseFile, @Body Map<String, Object> body) {
        return shown(page, caseFile, TimelineQuery.of(Form.of(body)));
    }

    private HttpResponse<?> shown(PageContext page, CaseFile caseFile, TimelineQuery query) {
        TimelinePage timeline = TimelinePage.of(views.read(caseFile), query);
        Map<EntryId, Long> places = timeline.erasures().isEmpty() ? Map.of() : transparency.places(caseFile.id());
        return pages.ok(
                page,
                "timeline/timeline.jte",
                Map.of("timeline", timeline, "base", CaseAddress.of(caseFile), "places", places));
    }
}
