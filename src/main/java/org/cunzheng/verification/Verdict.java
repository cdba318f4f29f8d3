package org.cunzheng.verification;

/**
 * The one answer about a packet. When several would fit, it is the first of UNREADABLE, ALTERED, CONTRADICTS, NOT_COMPARED,
 * SIGNER_NOT_KNOWN, NOT_PROVED, HOLDS.
 */
public enum Verdict {
    /** All parts fit, the log named by the checker signed it, and authorities trusted by the checker confirm its time. */
    HOLDS(0),
    /** At least one part does not fit another: something was changed, left out or added after the packet was made. */
    ALTERED(1),
    /** No packet, or none that this version reads. */
    UNREADABLE(2),
    /** Fits in itself, but holds nothing of the size of the checkpoint brought, so that the two cannot be compared. */
    NOT_COMPARED(3),
    /** Fits in itself, but its log is not that of the checkpoint or key brought: another log, or made anew as a whole. */
    CONTRADICTS(4),
    /** All parts fit each other. Whose log signed it is not known, for the checker brought no key. */
    SIGNER_NOT_KNOWN(5),
    /** All parts fit and the log named by the checker signed it; when, is not confirmed by anybody the checker trusts. */
    NOT_PROVED(6);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit status of the command that finds it. */
    public int exitCode() {
        return exitCode;
    }
}
