package org.cunzheng.audit;

/** How far stored originals are looked at. */
public sealed interface FileChecking {
    /** Not at all. */
    record None() implements FileChecking {}

    /** Whether each is there. */
    record Presence() implements FileChecking {}

    /** Each is read to its end. */
    record Digest() implements FileChecking {}

    /**
     * Each must be there, and those of some case files are read to their end.
     *
     * @param turn from 0 to below {@code turns}; over all turns every case file has one
     */
    record InTurn(int turn, int turns) implements FileChecking {
        public InTurn {
            if (turn < 0 || turn >= turns) {
                throw new IllegalArgumentException("turn " + turn + " of " + turns);
            }
        }
    }
}
