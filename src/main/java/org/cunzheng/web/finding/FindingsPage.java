package org.cunzheng.web.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.conduct.Outcome;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.EntryView;
import org.cunzheng.web.timeline.FindingView;

/**
 * All that is suggested in a case file: what waits for a decision first, then what was decided; and what cannot be judged.
 *
 * @param past what was confirmed earlier and is no longer suggested: no packet states it
 */
public record FindingsPage(
        CaseView view,
        List<Item> undecided,
        List<Item> confirmed,
        List<Item> dismissed,
        List<Item> past,
        List<Unjudged> unjudged) {
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
        undecided = List.copyOf(undecided);
        confirmed = List.copyOf(confirmed);
        dismissed = List.copyOf(dismissed);
        past = List.copyOf(past);
    }

    public static FindingsPage of(CaseView view) {
        List<Item> undecided = new ArrayList<>();
        List<Item> confirmed = new ArrayList<>();
        List<Item> dismissed = new ArrayList<>();
        for (FindingView finding : view.findings()) {
            Item item = item(view, finding);
            switch (finding.status()) {
                case SUGGESTED -> undecided.add(item);
                case CONFIRMED -> confirmed.add(item);
                case DISMISSED -> dismissed.add(item);
            }
        }
        return new FindingsPage(
                view,
                undecided,
                confirmed,
                dismissed,
                past(view),
                unjudged(view.assessment().unjudged()));
    }

    /** As they were sealed when they were confirmed. */
    private static List<Item> past(CaseView view) {
        return view.caseRecord().decisions().stream()
                .filter(Decision::confirmed)
                .filter(decision -> view.finding(decision.finding()).isEmpty())
                .map(decision -> item(view, FindingView.of(decision)))
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
        return view.findings().isEmpty() && past.isEmpty();
    }
}
