package org.cunzheng.verification;

import java.util.List;

/**
 * What was found out about one packet.
 *
 * @param checks all of them, in the order of {@link Check.Name}
 */
public record Verification(Verdict verdict, List<Check> checks, Contents contents) {

    /** Whose signature stands behind the packet. */
    public enum Signer {
        /** Nobody's signature was checked: the packet may hold together and still be anybody's. */
        NOT_CHECKED
    }

    public Verification {
        checks = List.copyOf(checks);
    }

    public Signer signer() {
        return Signer.NOT_CHECKED;
    }

    public Check check(Check.Name name) {
        return checks.get(name.ordinal());
    }
}
