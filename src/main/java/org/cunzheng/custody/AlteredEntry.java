package org.cunzheng.custody;

/** An entry does not fit its commitment, or stands where it was not sealed: somebody changed the one or the other. */
public final class AlteredEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlteredEntry(EntryId id, String what, String expected, String calculated) {
        super("entry " + id + " was altered: " + what + "\nexpected:   " + expected + "\ncalculated: " + calculated);
    }
}
