package org.cunzheng.vault;

import org.cunzheng.integrity.Sha256;

/** What is stored, an original or a file kept beside them, is no longer what was put in. */
public final class DamagedOriginal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedOriginal(Sha256 expected, Sha256 calculated) {
        super("original damaged\nexpected:   " + expected + "\ncalculated: " + calculated);
    }

    /** It does not even open under the key of its scope, or that key not under the master key. */
    DamagedOriginal(Sha256 expected, Exception cause) {
        super("original damaged\nexpected:   " + expected + "\ncalculated: nothing, it cannot be deciphered", cause);
    }
}
