package org.cunzheng.account;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Registering, signing in, and changing what proves a person. */
@Singleton
public class Accounts {
    /** The fewest characters a password may have. */
    public static final int SHORTEST_PASSWORD = 8;
    /** Argon2 takes any length; this bounds the work of one request. */
    public static final int LONGEST_PASSWORD = 200;

    private final AccountRows rows;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Clock clock;
    private final String hashOfNobody = Secrets.hashPassword("nobody has this password");

    Accounts(AccountRows rows, Sessions sessions, Throttle throttle, Clock clock) {
        this.rows = rows;
        this.sessions = sessions;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Makes an account for somebody who consented just now, and signs it in.
     *
     * @param address the network address the attempt comes from, for throttling only
     */
    public Registration register(Login login, String password, String address) {
        if (throttle.refusesRegistration(address)) {
            return new Registration.TooManyTries();
        }
        String code = Secrets.recoveryCode();
        return insert(login, password, code, false)
                .<Registration>map(account -> new Registration.Registered(account, code, sessions.begin(account.id())))
                .orElseGet(Registration.LoginTaken::new);
    }

    /** Makes an operator's account; empty where the login is taken. The recovery code is given once. */
    public Optional<String> addOperator(Login login, String password) {
        String code = Secrets.recoveryCode();
        return insert(login, password, code, true).map(_ -> code);
    }

    private Optional<Account> insert(Login login, String password, String code, boolean operator) {
        if (rows.findByLogin(login.text()).isPresent()) {
            return Optional.empty();
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String passwordHash = Secrets.hashPassword(password);
        String recoveryHash = Secrets.hashPassword(Secrets.normalRecoveryCode(code));
        int inserted = rows.insert(id, login.text(), passwordHash, recoveryHash, operator, clock.instant());
        return inserted == 0 ? Optional.empty() : Optional.of(new Account(new AccountId(id), operator));
    }

    /** @param address the network address the attempt comes from, for throttling only */
    public SignIn signIn(Login login, String password, String address) {
        Optional<AccountRow> row = rows.findByLogin(login.text());
        Proof proof = prove(password, row.map(AccountRow::passwordHash), Attempt.password(login.text(), address));
        return switch (proof) {
            case RIGHT -> {
                Account account = row.orElseThrow().account();
                yield new SignIn.Welcome(account, sessions.begin(account.id()));
            }
            case WRONG -> new SignIn.Refused();
            case TOO_MANY_TRIES -> new SignIn.TooManyTries();
        };
    }

    /** Signs in with the recovery code, which opens nothing a second time, and sets a new password; other devices are signed out. */
    public Recovery recover(Login login, String code, String newPassword, String address) {
        Optional<AccountRow> row = rows.findByLogin(login.text());
        Proof proof = prove(
                Secrets.normalRecoveryCode(code),
                row.map(AccountRow::recoveryHash),
                Attempt.recoveryCode(login.text(), address));
        return switch (proof) {
            case RIGHT -> recovered(row.orElseThrow(), newPassword);
            case WRONG -> new Recovery.Refused();
            case TOO_MANY_TRIES -> new Recovery.TooManyTries();
        };
    }

    private Recovery recovered(AccountRow row, String newPassword) {
        String code = Secrets.recoveryCode();
        String passwordHash = Secrets.hashPassword(newPassword);
        String recoveryHash = Secrets.hashPassword(Secrets.normalRecoveryCode(code));
        if (!replaceBoth(row, passwordHash, recoveryHash)) {
            return new Recovery.Refused();
        }
        Account account = row.account();
        return new Recovery.Recovered(account, code, sessions.begin(account.id()));
    }

    /** Whether the code that was proved still stood; where it was used at the same moment, nothing is changed. */
    @Transactional
    boolean replaceBoth(AccountRow proved, String passwordHash, String recoveryHash) {
        if (rows.recover(proved.id(), proved.recoveryHash(), passwordHash, recoveryHash) == 0) {
            return false;
        }
        sessions.endAll(proved.account().id());
        return true;
    }

    /**
     * Whether somebody signed in knows the account's password; counted as signing in is.
     *
     * @param address the network address the attempt comes from, for throttling only
     */
    public Proof provePassword(AccountId account, String password, String address) {
        return rows.findById(account.value())
                .map(row -> prove(password, Optional.of(row.passwordHash()), Attempt.password(row.login(), address)))
                .orElse(Proof.WRONG);
    }

    private Proof prove(String secret, Optional<String> hash, Attempt attempt) {
        if (throttle.refuses(attempt)) {
            return Proof.TOO_MANY_TRIES;
        }
        Instant begun = throttle.begin(attempt);
        // A hash is computed for an unknown login too, so that the time taken does not tell who has an account.
        boolean right = Secrets.matches(secret, hash.orElse(hashOfNobody));
        if (hash.isEmpty() || !right) {
            return Proof.WRONG;
        }
        throttle.succeeded(attempt, begun);
        return Proof.RIGHT;
    }

    /** Sets a new password and signs the account out everywhere. */
    public void setPassword(AccountId account, String password) {
        replacePassword(account, Secrets.hashPassword(password));
    }

    /** Apart, so that nothing costly is computed while a connection is held. */
    @Transactional
    void replacePassword(AccountId account, String hash) {
        rows.changePassword(account.value(), hash);
        sessions.endAll(account);
    }

    /** Makes a new recovery code; the old one stops working. */
    public String renewRecoveryCode(AccountId account) {
        String code = Secrets.recoveryCode();
        rows.changeRecovery(account.value(), Secrets.hashPassword(Secrets.normalRecoveryCode(code)));
        return code;
    }
}
