package org.cunzheng.classify.conduct;

import java.util.List;
import java.util.UUID;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.Finding;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;

/** Makes the outcomes of the rules. */
final class Suspicion {
    private static final double BY_DEVICE = 0.95;
    private static final double BY_CLAIM = 0.8;
    private static final double BY_REFERENCE = 0.6;

    private Suspicion() {}

    /**
     * Where the limit holds a suspicion, where it holds for some and the lender is not known a weaker one.
     *
     * @param explanation a key that has a sibling {@code ….by-reference} for the weaker one
     */
    static Outcome of(
            String rule,
            Conduct conduct,
            Limits.Standing standing,
            List<LoggedIncident> counted,
            String explanation,
            String... arguments) {
        return switch (standing) {
            case Limits.Standing.Held held ->
                suspected(
                        rule,
                        conduct,
                        surety(counted),
                        counted,
                        Explanation.of(explanation, arguments),
                        held.citations());
            case Limits.Standing.ByReference reference ->
                suspected(
                        rule,
                        conduct,
                        BY_REFERENCE,
                        counted,
                        Explanation.of(explanation + ".by-reference", arguments),
                        reference.citations());
            case Limits.Standing.None _ -> indeterminate(rule, counted, "no-limit");
        };
    }

    static Outcome indeterminate(String rule, List<LoggedIncident> entries, String reason, String... arguments) {
        return new Outcome.Indeterminate(rule, ids(entries), Explanation.of("rule.indeterminate." + reason, arguments));
    }

    static Outcome noBreach(String rule, List<LoggedIncident> entries) {
        return new Outcome.NoBreach(rule, ids(entries));
    }

    private static Outcome suspected(
            String rule,
            Conduct conduct,
            double confidence,
            List<LoggedIncident> counted,
            Explanation explanation,
            List<Citation> citations) {
        List<UUID> entries = counted.stream().map(logged -> logged.id().value()).toList();
        return new Outcome.Suspected(new Finding(
                conduct,
                rule,
                ConductRules.VERSION,
                confidence,
                new Basis.CountedEntries(entries, explanation),
                citations));
    }

    private static double surety(List<LoggedIncident> counted) {
        return counted.stream().allMatch(logged -> logged.incident().occurred().origin() == Moment.Origin.DEVICE)
                ? BY_DEVICE
                : BY_CLAIM;
    }

    private static List<EntryId> ids(List<LoggedIncident> entries) {
        return entries.stream().map(LoggedIncident::id).toList();
    }
}
