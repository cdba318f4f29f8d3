package org.cunzheng.vault;

/** Originals cannot be read or kept with the master key at hand; the message says what to do, in Chinese and English. */
public final class VaultKeyProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VaultKeyProblem(String message) {
        super(message);
    }
}
