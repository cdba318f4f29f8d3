package org.cunzheng.web.timeline;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.cunzheng.casefile.CaseFile;
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

    TimelineController(Pages pages, CaseViews views) {
        this.pages = pages;
        this.views = views;
    }

    @Get
    HttpResponse<?> timeline(PageContext page, CaseFile caseFile, HttpRequest<?> request) {
        TimelinePage timeline = TimelinePage.of(views.read(caseFile), TimelineQuery.of(request.getParameters()));
        return pages.ok(page, "timeline/timeline.jte", Map.of("timeline", timeline, "base", CaseAddress.of(caseFile)));
    }
}
