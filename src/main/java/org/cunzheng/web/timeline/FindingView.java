package org.cunzheng.web.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Span;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.Repetition;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.law.Citation;
import org.cunzheng.web.PageContext;

/**
 * A finding as it is shown, with what a person decided on it.
 *
 * @param reason of the decision; empty where none was given or nothing was decided
 * @param tooFew ids of provisions on repeated acts of which the case shows too few
 */
public record FindingView(SuggestedFinding suggested, Status status, String reason, Set<String> tooFew) {
    /** What became of a suggestion. */
    public enum Status {
        SUGGESTED,
        CONFIRMED,
        DISMISSED
    }

    /** A finding as it was when it was decided on, whatever is suggested today. */
    public static FindingView of(Decision decision) {
        return of(FindingStatement.read(decision), Optional.of(decision), Set.of());
    }

    static FindingView of(SuggestedFinding suggested, Optional<Decision> decision, Set<String> tooFew) {
        return decision.map(decided -> new FindingView(
                        suggested, decided.confirmed() ? Status.CONFIRMED : Status.DISMISSED, decided.reason(), tooFew))
                .orElseGet(() -> new FindingView(suggested, Status.SUGGESTED, "", tooFew));
    }

    public String key() {
        return suggested.key();
    }

    /** What a form that decides on it carries, so that nothing is decided but what was shown; hexadecimal. */
    public String digest() {
        return FindingStatement.digest(suggested).hex();
    }

    /** Where it is written. */
    public List<Citation> citations() {
        return suggested.finding().citations().stream()
                .filter(citation -> !tooFew.contains(citation.provisionId()))
                .toList();
    }

    /** Where it would be written too, were it done more often. */
    public List<Citation> onlyIfRepeated() {
        return suggested.finding().citations().stream()
                .filter(citation -> tooFew.contains(citation.provisionId()))
                .toList();
    }

    /** How often it would have to be done. */
    public int needed() {
        return Repetition.MANY;
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
