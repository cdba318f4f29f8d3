package org.cunzheng.web.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import org.cunzheng.web.timeline.TimelineQuery;
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
     * Searches a case file's incidents, those corrected or entered by mistake too.
     *
     * @param q words in texts and names, or at least three digits of a number
     * @param findings true for incidents with findings only
     * @param page from 1
     */
    @Get
    ShownTimeline readTimeline(
            @InPath CaseFile caseFile,
            @Nullable @QueryValue String q,
            @QueryValue Incident.@Nullable Kind kind,
            @QueryValue Incident.@Nullable Direction direction,
            @Nullable @QueryValue Addressee addressee,
            @QueryValue(defaultValue = "false") boolean findings,
            @QueryValue(defaultValue = "1") int page,
            @Parameter(hidden = true) PageContext context) {
        TimelineQuery query = new TimelineQuery(
                Told.text(q).strip(),
                Told.text(kind),
                Told.text(direction),
                Told.text(addressee),
                findings,
                Math.max(1, page));
        CaseView view = views.read(caseFile);
        return ShownTimeline.of(view, TimelinePage.of(view, query), context);
    }
}
