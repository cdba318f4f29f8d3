package org.cunzheng.web.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Span;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.web.PageContext;

/**
 * A finding as it is shown, with what a person decided on it.
 *
 * @param reason of the decision; empty where none was given or nothing was decided
 */
public record FindingView(SuggestedFinding suggested, Status status, String reason) {
    /** What became of a suggestion. */
    public enum Status {
        SUGGESTED,
        CONFIRMED,
        DISMISSED
    }

    /** A finding as it was when it was decided on, whatever is suggested today. */
    public static FindingView of(Decision decision) {
        return of(FindingStatement.read(decision), Optional.of(decision));
    }

    static FindingView of(SuggestedFinding suggested, Optional<Decision> decision) {
        return decision.map(decided -> new FindingView(
                        suggested, decided.confirmed() ? Status.CONFIRMED : Status.DISMISSED, decided.reason()))
                .orElseGet(() -> new FindingView(suggested, Status.SUGGESTED, ""));
    }

    public String key() {
        return suggested.key();
    }

    /** The words it rests on; none where entries were counted. */
    public List<Span> spans() {
        return suggested.finding().basis() instanceof Basis.MarkedWords words ? words.spans() : List.of();
    }

    /** What was counted, in the reader's language; empty where words were marked, or where no text is left of an old rule. */
    public String explanation(PageContext page) {
        return suggested.finding().basis() instanceof Basis.CountedEntries counted
                        && page.has(counted.explanation().key())
                ? page.t(counted.explanation())
                : "";
    }

    /** The rule's name in the reader's language. */
    public String rule(PageContext page) {
        return page.t("rule." + suggested.finding().rule() + ".name");
    }

    /** How sure the rule is, in percent. */
    public String confidence() {
        return String.format(Locale.ROOT, "%.0f%%", suggested.finding().confidence() * 100);
    }

    /** The class that colours it. */
    public String badge() {
        return switch (status) {
            case SUGGESTED -> "badge suspected";
            case CONFIRMED -> "badge confirmed";
            case DISMISSED -> "badge dismissed";
        };
    }
}
