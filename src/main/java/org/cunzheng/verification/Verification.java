package org.cunzheng.verification;

import java.util.List;

/**
 * What was found out about one packet.
 *
 * @param checks all of them, in the order of {@link Check.Name}
 */
public record Verification(Verdict verdict, List<Check> checks, Contents contents) {
    public Verification {
        checks = List.copyOf(checks);
    }

    public Check check(Check.Name name) {
        return checks.get(name.ordinal());
    }
}
