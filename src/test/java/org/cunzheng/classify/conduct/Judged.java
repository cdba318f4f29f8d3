package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.classify.Finding;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.LenderKind;
import org.cunzheng.lawbase.ShippedLaw;

/** What one rule says of a few incidents, for the tests of that rule. */
record Judged(List<Outcome> outcomes) {
    private static final ConductRules RULES = new ConductRules(ShippedLaw.load());

    static Judged by(String rule, LenderKind lender, IncidentFixture... incidents) {
        return by(
                rule,
                new Circumstances(lender, new ContactHours.NothingAgreed(), Set.of(IncidentFixture.EXPORT)),
                incidents);
    }

    static Judged by(String rule, Circumstances circumstances, IncidentFixture... incidents) {
        return by(
                rule,
                circumstances,
                Arrays.stream(incidents).map(IncidentFixture::logged).toList());
    }

    static Judged by(String rule, Circumstances circumstances, List<LoggedIncident> incidents) {
        return new Judged(RULES.judge(circumstances, incidents).stream()
                .filter(outcome -> rule.equals(ruleOf(outcome)))
                .toList());
    }

    List<Finding> findings() {
        return outcomes.stream()
                .filter(Outcome.Suspected.class::isInstance)
                .map(outcome -> ((Outcome.Suspected) outcome).finding())
                .toList();
    }

    Finding finding() {
        assertThat(findings()).hasSize(1);
        return findings().getFirst();
    }

    List<String> citations() {
        return finding().citations().stream()
                .map(citation -> citation.provisionId())
                .toList();
    }

    void hasNoFinding() {
        assertThat(findings()).isEmpty();
    }

    void isNoBreach() {
        assertThat(outcomes).isNotEmpty().allMatch(Outcome.NoBreach.class::isInstance);
    }

    void isIndeterminateFor(String reason) {
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        outcome -> assertThat(outcome.reason().key()).isEqualTo("rule.indeterminate." + reason));
    }

    private static String ruleOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Suspected suspected -> suspected.finding().rule();
            case Outcome.NoBreach noBreach -> noBreach.rule();
            case Outcome.Indeterminate indeterminate -> indeterminate.rule();
        };
    }
}
