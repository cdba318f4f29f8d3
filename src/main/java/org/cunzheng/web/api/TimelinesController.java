package org.cunzheng.web.api;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.evidence.Incident;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.CaseViews;
import org.cunzheng.web.timeline.TimelinePage;
import org.jspecify.annotations.Nullable;

/** All incidents of a case file by time. */
@Controller("/api/cases/{caseFileId}/timeline")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Incidents")
@Problems
final class TimelinesController {
    private final CaseViews views;

    TimelinesController(CaseViews views) {
        this.views = views;
    }

    /**
     * A case file's incidents, those corrected or entered by mistake too.
     *
     * @param findings true for incidents with findings only
     * @param number from 1
     */
    @Get
    ShownTimeline readTimeline(
            @InPath CaseFile caseFile,
            @QueryValue Incident.@Nullable Kind kind,
            @QueryValue Incident.@Nullable Direction direction,
            @Nullable @QueryValue Addressee addressee,
            @QueryValue(defaultValue = "false") boolean findings,
            @QueryValue(value = "page", defaultValue = "1") int number,
            @Parameter(hidden = true) PageContext context) {
        return shown(caseFile, new ToldSearch(null, kind, direction, addressee, findings, number), context);
    }

    /** Searches a case file's incidents. What is searched for comes in the body: addresses are written down on their way. */
    @Post("/search")
    ShownTimeline searchTimeline(
            @InPath CaseFile caseFile, @Body ToldSearch search, @Parameter(hidden = true) PageContext context) {
        return shown(caseFile, search, context);
    }

    private ShownTimeline shown(CaseFile caseFile, ToldSearch search, PageContext context) {
        CaseView view = views.read(caseFile);
        return ShownTimeline.of(view, TimelinePage.of(view, search.query()), context);
    }
}
