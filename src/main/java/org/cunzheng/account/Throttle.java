package org.cunzheng.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Slows guessing: so many tries in a quarter of an hour for one login from one network address, more for one login from
 * everywhere, so that a stranger hardly locks its owner out, and a limit for one address over all logins.
 */
@Singleton
class Throttle {
    static final int FAILURES_HERE = 8;
    static final int FAILURES_PER_LOGIN = 100;
    static final int FAILURES_PER_ADDRESS = 60;
    /** Many people may share an address; each registration costs two hashes. */
    static final int REGISTRATIONS_PER_ADDRESS = 300;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final FailureRows rows;
    private final Clock clock;

    Throttle(FailureRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    boolean refuses(Attempt attempt) {
        return reached(attempt.here(), FAILURES_HERE)
                || reached(attempt.login(), FAILURES_PER_LOGIN)
                || reached(attempt.address(), FAILURES_PER_ADDRESS);
    }

    private boolean reached(String subject, int most) {
        return rows.countSince(subject, clock.instant().minus(WINDOW)) >= most;
    }

    /** Counts a try as failed before its secret is looked at, so that many at once are not looked at uncounted. */
    Instant begin(Attempt attempt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rows.forgetBefore(now.minus(WINDOW));
        rows.save(new FailureRow(attempt.here(), now));
        rows.save(new FailureRow(attempt.login(), now));
        rows.save(new FailureRow(attempt.address(), now));
        return now;
    }

    /** Takes back what {@link #begin} counted, and with it the failures for this login from this address. */
    void succeeded(Attempt attempt, Instant begun) {
        rows.forget(attempt.here());
        rows.forgetOne(attempt.login(), begun);
        rows.forgetOne(attempt.address(), begun);
    }

    /** Counts a registration, of whichever login, and says whether it is one too many. */
    boolean refusesRegistration(String address) {
        String subject = Secrets.quickHash("cunzheng registration", address);
        if (reached(subject, REGISTRATIONS_PER_ADDRESS)) {
            return true;
        }
        rows.save(new FailureRow(subject, clock.instant()));
        return false;
    }
}
