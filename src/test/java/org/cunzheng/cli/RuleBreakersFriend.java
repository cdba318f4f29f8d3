package org.cunzheng.cli;

import org.cunzheng.law.RuleBreaker;

/** The other half of a circle; see {@link RuleBreaker}. */
public record RuleBreakersFriend(String name) {
    public static Class<?> friend() {
        return RuleBreaker.class;
    }
}
