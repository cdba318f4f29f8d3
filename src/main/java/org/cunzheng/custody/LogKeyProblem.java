package org.cunzheng.custody;

/** The log cannot be signed with the key at hand; the message says what to do, in Chinese and English. */
public final class LogKeyProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogKeyProblem(String message) {
        super(message);
    }
}
