package org.cunzheng.verification;

/** The one answer about a packet. When several would fit, the first of UNREADABLE, ALTERED, CONTRADICTS_CHECKPOINT, NOT_COMPARED. */
public enum Verdict {
    /** All parts fit each other and the checkpoint the checker brought, if any. Who made the packet is not known. */
    CONSISTENT(0),
    /** At least one part does not fit another: something was changed, left out or added after the packet was made. */
    ALTERED(1),
    /** No packet, or none that this version reads. */
    UNREADABLE(2),
    /** Fits in itself, but its log has another size than the checkpoint brought, so that the two cannot be compared. */
    NOT_COMPARED(3),
    /** Fits in itself, but its log is not the one of the checkpoint brought: made anew as a whole. */
    CONTRADICTS_CHECKPOINT(4);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit status of the command that finds it. */
    public int exitCode() {
        return exitCode;
    }
}
