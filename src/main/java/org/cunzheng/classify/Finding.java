package org.cunzheng.classify;

import java.util.List;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;

/**
 * A suspected breach, never a verdict: only a confirmed finding enters a packet.
 *
 * @param rule the rule's name, such as {@code ThreatOfArrest}
 * @param ruleSet the version of the rule set that suggested it
 * @param confidence from 0 (exclusive) to 1
 * @param citations the provisions in force on the day of the conduct
 */
public record Finding(
        Conduct conduct, String rule, String ruleSet, double confidence, Basis basis, List<Citation> citations) {
    public Finding {
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence out of range: " + confidence);
        }
        citations = List.copyOf(citations);
    }
}
