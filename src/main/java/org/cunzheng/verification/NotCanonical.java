package org.cunzheng.verification;

/** JSON that is not in its one canonical form; says where. */
final class NotCanonical extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    NotCanonical(String reason, int position) {
        super(reason);
        this.reason = reason + " at character " + position;
    }

    String reason() {
        return reason;
    }
}
