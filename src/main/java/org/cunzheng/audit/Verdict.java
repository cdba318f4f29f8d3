package org.cunzheng.audit;

/** What an audit comes to: the gravest of what it found. */
public enum Verdict {
    FITS(0),
    ALTERED(1),
    /** It did not come to its end. */
    BROKEN_OFF(2),
    MISSING(3),
    UNVERIFIABLE(4);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The status with which the command ends. */
    public int exitCode() {
        return exitCode;
    }
}
