package org.cunzheng.classify.conduct;

import java.util.Comparator;
import java.util.List;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.LawBase;

/** The rules on time and frequency. */
final class ConductRules {
    /** The version of this rule set, printed with each finding. */
    static final String VERSION = "conduct-1";

    private final List<Rule> rules;

    ConductRules(LawBase law) {
        var limits = new Limits(law);
        rules = List.of(
                new ContactAtNight(limits),
                new ConversationsPerDay(limits),
                new AttemptsPerDay(limits),
                new ContactAfterRefusal(limits));
    }

    /**
     * Judges the incidents of one case, in any order; those corrected or entered by mistake are left out.
     *
     * @return by rule, and within a rule by time
     */
    List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents) {
        List<LoggedIncident> counted = incidents.stream()
                .filter(LoggedIncident::counts)
                .sorted(Comparator.comparing(
                        logged -> logged.incident().occurred().at().toInstant()))
                .toList();
        return rules.stream()
                .flatMap(rule -> rule.judge(circumstances, counted).stream())
                .toList();
    }
}
