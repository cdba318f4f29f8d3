package org.cunzheng.acquisition.smsbackup;

/** A record that cannot be read, on its way to the one place that turns it into {@link ReadRecord.LeftOut}. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final ReadRecord.Reason reason;

    Unreadable(ReadRecord.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    ReadRecord.Reason reason() {
        return reason;
    }
}
