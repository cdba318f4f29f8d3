package org.cunzheng.vault;

import org.cunzheng.integrity.Sha256;

/** What is stored, an original or a file kept beside them, is no longer what was put in. */
public sealed class DamagedOriginal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedOriginal(Sha256 expected, Sha256 calculated) {
        super("original damaged\nexpected:   " + expected + "\ncalculated: " + calculated);
    }

    /** It does not even open under the key of its scope, or that key not under the master key. */
    DamagedOriginal(Sha256 expected, Exception cause) {
        super("original damaged\nexpected:   " + expected + "\ncalculated: nothing, it cannot be deciphered", cause);
    }

    /** It cannot be opened now, since the key of its scope is missing or damaged; with a backup of the key it can. */
    public static final class KeyLost extends DamagedOriginal {
        private static final long serialVersionUID = 1L;

        KeyLost(Sha256 expected, Exception cause) {
            super(expected, cause);
        }
    }
}
