package org.cunzheng.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Slows guessing: so many failures in a quarter of an hour for one login, and more for one network address. */
@Singleton
class Throttle {
    static final int FAILURES_PER_LOGIN = 8;
    static final int FAILURES_PER_ADDRESS = 60;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final FailureRows rows;
    private final Clock clock;

    Throttle(FailureRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    boolean refuses(Login login, String address) {
        Instant since = clock.instant().minus(WINDOW);
        return rows.countSince(loginHash(login), since) >= FAILURES_PER_LOGIN
                || rows.countSince(addressHash(address), since) >= FAILURES_PER_ADDRESS;
    }

    void failed(Login login, String address) {
        Instant now = clock.instant();
        rows.forgetBefore(now.minus(WINDOW));
        rows.save(new FailureRow(loginHash(login), now));
        rows.save(new FailureRow(addressHash(address), now));
    }

    void succeeded(Login login) {
        rows.forget(loginHash(login));
    }

    private static String loginHash(Login login) {
        return Secrets.quickHash("cunzheng login", login.text());
    }

    private static String addressHash(String address) {
        return Secrets.quickHash("cunzheng address", address);
    }
}
