package org.cunzheng.account;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

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

    /** Makes an account for somebody who consented just now, and signs it in. */
    @Transactional
    public Registration register(Login login, String password) {
        if (rows.findByLogin(login.text()).isPresent()) {
            return new Registration.LoginTaken();
        }
        String code = Secrets.recoveryCode();
        Account account = save(login, password, code, false);
        return new Registration.Registered(account, code, sessions.begin(account.id()));
    }

    /** Makes an operator's account; empty where the login is taken. The recovery code is given once. */
    @Transactional
    public Optional<String> addOperator(Login login, String password) {
        if (rows.findByLogin(login.text()).isPresent()) {
            return Optional.empty();
        }
        String code = Secrets.recoveryCode();
        save(login, password, code, true);
        return Optional.of(code);
    }

    private Account save(Login login, String password, String code, boolean operator) {
        Instant now = clock.instant();
        return rows.save(new AccountRow(
                        UuidCreator.getTimeOrderedEpoch(),
                        login.text(),
                        Secrets.hashPassword(password),
                        Secrets.hashPassword(Secrets.normalRecoveryCode(code)),
                        operator,
                        now,
                        now))
                .account();
    }

    /** @param address the network address the attempt comes from, for throttling only */
    public SignIn signIn(Login login, String password, String address) {
        return prove(login, password, address, AccountRow::passwordHash);
    }

    /** Signs in with the recovery code and sets a new password; other devices are signed out. */
    public SignIn recover(Login login, String code, String newPassword, String address) {
        SignIn result = prove(login, Secrets.normalRecoveryCode(code), address, AccountRow::recoveryHash);
        if (result instanceof SignIn.Welcome welcome) {
            setPassword(welcome.account().id(), newPassword);
            return new SignIn.Welcome(
                    welcome.account(), sessions.begin(welcome.account().id()));
        }
        return result;
    }

    private SignIn prove(
            Login login, String secret, String address, java.util.function.Function<AccountRow, String> hash) {
        if (throttle.refuses(login, address)) {
            return new SignIn.TooManyTries();
        }
        Optional<AccountRow> row = rows.findByLogin(login.text());
        // A hash is computed for an unknown login too, so that the time taken does not tell who has an account.
        boolean right = Secrets.matches(secret, row.map(hash).orElse(hashOfNobody));
        if (row.isEmpty() || !right) {
            throttle.failed(login, address);
            return new SignIn.Refused();
        }
        throttle.succeeded(login);
        Account account = row.get().account();
        return new SignIn.Welcome(account, sessions.begin(account.id()));
    }

    /** Whether this is the account's password. */
    public boolean isPassword(AccountId account, String password) {
        return rows.findById(account.value())
                .map(row -> Secrets.matches(password, row.passwordHash()))
                .orElse(false);
    }

    /** Sets a new password and signs the account out everywhere. */
    @Transactional
    public void setPassword(AccountId account, String password) {
        rows.changePassword(account.value(), Secrets.hashPassword(password));
        sessions.endAll(account);
    }

    /** Makes a new recovery code; the old one stops working. */
    public String renewRecoveryCode(AccountId account) {
        String code = Secrets.recoveryCode();
        rows.changeRecovery(account.value(), Secrets.hashPassword(Secrets.normalRecoveryCode(code)));
        return code;
    }
}
