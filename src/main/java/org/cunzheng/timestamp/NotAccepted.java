package org.cunzheng.timestamp;

/** Leaves the checks at the first that fails; never leaves the package. */
final class NotAccepted extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal reason;
    private final String detail;

    NotAccepted(Refusal reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /** Of a fault that a library found in bytes of others. */
    static NotAccepted because(Refusal reason, Exception fault) {
        return new NotAccepted(reason, fault.getClass().getSimpleName() + ": " + fault.getMessage());
    }

    TokenVerification.Outcome outcome() {
        return new TokenVerification.Outcome.Refused(reason, detail);
    }
}
