package org.cunzheng.law;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A law, measure, standard or pact in one of its versions. Two versions of one law are two instruments.
 *
 * @param id stable, such as {@code psl-2025}
 * @param title the full Chinese title without brackets
 * @param version what tells this version apart in print: a document number, a year of amendment, a date
 * @param binds the kinds of lender it speaks to; a text that binds everyone lists every kind
 * @param sources where its existence and its dates were read
 */
public record Instrument(
        String id,
        String title,
        String version,
        String issuer,
        Strength strength,
        InForce inForce,
        Set<LenderKind> binds,
        List<String> sources) {
    /** How it binds, strongest first. */
    public enum Strength {
        STATUTE,
        JUDICIAL_INTERPRETATION,
        DEPARTMENTAL_RULE,
        /** {@code GB/T}: its verb is 不应; say 涉嫌不符合国家标准, never 违法. */
        RECOMMENDED_STANDARD,
        /** A pact or guide of an association: say 涉嫌违反行业自律规范, never 违法. */
        SELF_REGULATION;

        /** The key of the words that may stand before a citation of this strength. */
        public String phraseKey() {
            return "law.strength." + name();
        }
    }

    public Instrument {
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(inForce, "inForce");
        binds = Set.copyOf(binds);
        sources = List.copyOf(sources);
    }
}
