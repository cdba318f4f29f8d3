package org.cunzheng.web.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cunzheng.evidence.CaseRecord.Erasure;
import org.cunzheng.evidence.LoggedIncident;

/**
 * One page of the timeline, newest first.
 *
 * @param total how many entries the search found
 * @param pages how many pages they fill, at least 1
 */
public record TimelinePage(CaseView view, TimelineQuery query, List<Day> days, int total, int page, int pages) {
    /** How many entries stand on a page. */
    public static final int SIZE = 50;

    /** A calendar day where the incidents happened, in their own zones. */
    public record Day(LocalDate date, List<EntryView> entries) {
        public Day {
            entries = List.copyOf(entries);
        }
    }

    public TimelinePage {
        days = List.copyOf(days);
    }

    public static TimelinePage of(CaseView view, TimelineQuery query) {
        List<LoggedIncident> found = view.incidents().stream()
                .filter(query::wants)
                .filter(logged ->
                        !query.findings() || !view.findings(logged.id()).isEmpty())
                .toList();
        int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
        int page = Math.min(query.page(), pages);
        List<LoggedIncident> shown = found.subList((page - 1) * SIZE, Math.min(page * SIZE, found.size()));
        return new TimelinePage(view, query, days(view, shown), found.size(), page, pages);
    }

    /** What was destroyed, below the last of the entries; what it said, no search finds, and when it happened, nobody knows. */
    public List<Erasure> erasures() {
        return query.isNarrow() || page < pages
                ? List.of()
                : List.copyOf(view.caseRecord().erasures());
    }

    private static List<Day> days(CaseView view, List<LoggedIncident> shown) {
        List<Day> days = new ArrayList<>();
        List<EntryView> entries = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            LoggedIncident logged = shown.get(i);
            entries.add(new EntryView(logged, view.findings(logged.id())));
            LocalDate day = logged.incident().occurred().localDay();
            boolean last = i + 1 == shown.size()
                    || !shown.get(i + 1).incident().occurred().localDay().equals(day);
            if (last) {
                days.add(new Day(day, entries));
                entries = new ArrayList<>();
            }
        }
        return days;
    }
}
