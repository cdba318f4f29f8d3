package org.cunzheng.web.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.conduct.Outcome;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.EntryView;
import org.cunzheng.web.timeline.FindingView;

/**
 * One page of all that is suggested in a case file: what waits for a decision first, then what was decided; and what cannot
 * be judged.
 *
 * @param past what was confirmed earlier and is no longer suggested: no packet states it
 * @param page from 1
 * @param pages how many there are, at least 1
 */
public record FindingsPage(
        CaseView view,
        Group undecided,
        Group confirmed,
        Group dismissed,
        Group past,
        List<Unjudged> unjudged,
        int page,
        int pages) {
    /** How many findings stand on a page. */
    static final int SIZE = 50;

    /**
     * Findings of one status.
     *
     * @param total how many there are on all pages
     * @param items those on this page
     */
    public record Group(int total, List<Item> items) {
        public Group {
            items = List.copyOf(items);
        }
    }

    /** A finding with the entries it rests on. */
    public record Item(FindingView finding, List<EntryView> entries) {
        /** The most entries listed with one finding; the rest are counted. */
        private static final int LISTED = 5;

        public Item {
            entries = List.copyOf(entries);
        }

        public List<EntryView> listed() {
            return entries.subList(0, Math.min(LISTED, entries.size()));
        }

        /** Whether an entry that it rests on counts no longer. */
        public boolean isTakenBack() {
            return !entries.stream().allMatch(EntryView::counts);
        }

        public int unlisted() {
            return entries.size() - listed().size();
        }
    }

    /** A reason why a rule cannot judge, and how often. */
    public record Unjudged(String rule, Explanation reason, int times) {}

    public FindingsPage {
        unjudged = List.copyOf(unjudged);
    }

    /** @param number of the page, from 1; the nearest there is where there is none of this number */
    public static FindingsPage of(CaseView view, int number) {
        return of(view, groups(view), number);
    }

    /** The page on which a finding stands; the first where it is not suggested. */
    static FindingsPage with(CaseView view, String key) {
        List<List<FindingView>> groups = groups(view);
        List<String> keys =
                groups.stream().flatMap(List::stream).map(FindingView::key).toList();
        return of(view, groups, Math.max(0, keys.indexOf(key)) / SIZE + 1);
    }

    private static FindingsPage of(CaseView view, List<List<FindingView>> groups, int number) {
        int total = groups.stream().mapToInt(List::size).sum();
        int pages = Math.max(1, (total + SIZE - 1) / SIZE);
        int page = Math.clamp(number, 1, pages);
        List<Group> shown = new ArrayList<>();
        int start = (page - 1) * SIZE;
        for (List<FindingView> group : groups) {
            int from = Math.clamp(start, 0, group.size());
            int to = Math.clamp(start + SIZE, 0, group.size());
            List<Item> items = group.subList(from, to).stream()
                    .map(finding -> item(view, finding))
                    .toList();
            shown.add(new Group(group.size(), items));
            start -= group.size();
        }
        return new FindingsPage(
                view,
                shown.get(0),
                shown.get(1),
                shown.get(2),
                shown.get(3),
                unjudged(view.assessment().unjudged()),
                page,
                pages);
    }

    /** What waits, what was confirmed, what was dismissed, and what is past. */
    private static List<List<FindingView>> groups(CaseView view) {
        return List.of(
                standing(view, FindingView.Status.SUGGESTED),
                standing(view, FindingView.Status.CONFIRMED),
                standing(view, FindingView.Status.DISMISSED),
                past(view));
    }

    private static List<FindingView> standing(CaseView view, FindingView.Status status) {
        return view.findings().stream()
                .filter(finding -> finding.status() == status)
                .toList();
    }

    /** As they were sealed when they were confirmed. */
    private static List<FindingView> past(CaseView view) {
        Set<String> suggested = view.findings().stream().map(FindingView::key).collect(Collectors.toSet());
        return view.caseRecord().decisions().stream()
                .filter(Decision::confirmed)
                .filter(decision -> !suggested.contains(decision.finding()))
                .map(FindingView::of)
                .toList();
    }

    /** Reasons that are the same are said once. */
    private static List<Unjudged> unjudged(List<Outcome.Indeterminate> outcomes) {
        Map<String, Unjudged> reasons = new LinkedHashMap<>();
        for (Outcome.Indeterminate outcome : outcomes) {
            reasons.merge(
                    outcome.rule() + outcome.reason(),
                    new Unjudged(outcome.rule(), outcome.reason(), 1),
                    (one, more) -> new Unjudged(one.rule(), one.reason(), one.times() + more.times()));
        }
        return List.copyOf(reasons.values());
    }

    private static Item item(CaseView view, FindingView finding) {
        List<EntryView> entries = new ArrayList<>();
        for (EntryId id : finding.suggested().entries()) {
            view.caseRecord().incident(id).ifPresent(logged -> entries.add(new EntryView(logged, List.of(finding))));
        }
        return new Item(finding, entries);
    }

    public boolean isEmpty() {
        return view.findings().isEmpty() && past.total() == 0;
    }
}
