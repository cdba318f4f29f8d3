package org.cunzheng.vault;

/** The store of originals cannot be used as it is set; the message says what to do, in Chinese and English. */
public final class VaultStoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VaultStoreProblem(String message) {
        super(message);
    }

    VaultStoreProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
