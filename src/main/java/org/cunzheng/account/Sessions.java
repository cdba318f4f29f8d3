package org.cunzheng.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is signed in. A session is an opaque token; the database keeps only its hash. */
@Singleton
public class Sessions {
    /** How long a session lasts without signing in again. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private final SessionRows rows;
    private final Clock clock;

    Sessions(SessionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Begins a session and gives its token, which is nowhere else. */
    public String begin(AccountId account) {
        Instant now = clock.instant();
        rows.forgetExpired(now);
        String token = Secrets.sessionToken();
        rows.save(new SessionRow(hash(token), account.value(), now, now.plus(LIFETIME)));
        return token;
    }

    /** Whose session this is; empty where it has ended or never was. */
    public Optional<Account> find(String token) {
        return rows.findAccount(hash(token), clock.instant()).map(AccountRow::account);
    }

    public void end(String token) {
        rows.end(hash(token));
    }

    /** Signs the account out on every device. */
    public void endAll(AccountId account) {
        rows.endAll(account.value());
    }

    private static String hash(String token) {
        return Secrets.quickHash("cunzheng session", token);
    }
}
