package org.cunzheng.vault;

/** A file is longer than one file may be; nothing of it was kept. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit the most bytes that one file may have */
    public TooLarge(long limit) {
        super("more than " + limit + " bytes");
        this.limit = limit;
    }

    /** The most bytes that one file may have. */
    public long limit() {
        return limit;
    }
}
