package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.TimelinePage;

/**
 * One page of a timeline.
 *
 * @param entries newest first by when they happened, at most 50
 * @param total how many entries the search found
 * @param page from 1; the last one where a later one was asked for
 * @param pages at least 1
 * @param erased what was destroyed; on the last page where nothing was searched for
 */
@Serdeable
record ShownTimeline(List<ShownIncident> entries, int total, int page, int pages, List<ShownErasure> erased) {
    static ShownTimeline of(CaseView view, TimelinePage found, PageContext page) {
        List<ShownIncident> entries = found.days().stream()
                .flatMap(day -> day.entries().stream())
                .map(entry -> ShownIncident.of(view, entry.logged(), page))
                .toList();
        return new ShownTimeline(
                entries,
                found.total(),
                found.page(),
                found.pages(),
                found.erasures().stream().map(ShownErasure::of).toList());
    }
}
