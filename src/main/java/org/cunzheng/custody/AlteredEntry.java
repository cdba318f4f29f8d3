package org.cunzheng.custody;

import org.cunzheng.integrity.Sha256;

/** An entry's content does not fit its commitment: somebody changed the one or the other. */
public final class AlteredEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlteredEntry(EntryId id, Sha256 expected, Sha256 calculated) {
        super("entry " + id + " was altered\nexpected:   " + expected + "\ncalculated: " + calculated);
    }
}
