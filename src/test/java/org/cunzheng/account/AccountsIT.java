package org.cunzheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT implements TestDatabase {
    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    private String address = "";

    @BeforeEach
    void fromSomewhereNew() {
        address = UUID.randomUUID().toString();
    }

    @Test
    void whoever_registered_signs_in_with_the_password_and_with_no_other() {
        Login login = AccountFixture.newLogin();
        accounts.register(login, AccountFixture.PASSWORD, address);
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, address)).isInstanceOf(SignIn.Welcome.class);
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD + "x", address))
                .isInstanceOf(SignIn.Refused.class);
        assertThat(accounts.signIn(AccountFixture.newLogin(), AccountFixture.PASSWORD, address))
                .isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void a_login_is_taken_once_however_it_is_spelled() {
        String number =
                "139" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        accounts.register(Login.parse(number).orElseThrow(), AccountFixture.PASSWORD, address);
        assertThat(accounts.register(Login.parse("+86 " + number).orElseThrow(), "another password", address))
                .isInstanceOf(Registration.LoginTaken.class);
    }

    @Test
    void a_recovery_code_opens_the_account_sets_the_password_and_signs_out_elsewhere() {
        Login login = AccountFixture.newLogin();
        var registered = (Registration.Registered) accounts.register(login, AccountFixture.PASSWORD, address);
        String typed =
                registered.recoveryCode().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        Recovery result = accounts.recover(login, typed, "a new password", address);
        assertThat(result).isInstanceOf(Recovery.Recovered.class);
        assertThat(sessions.find(registered.token())).isEmpty();
        assertThat(sessions.find(((Recovery.Recovered) result).token())).contains(registered.account());
        assertThat(accounts.signIn(login, "a new password", address)).isInstanceOf(SignIn.Welcome.class);
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, address)).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void a_recovery_code_opens_the_account_once_and_the_next_one_comes_with_it() {
        Login login = AccountFixture.newLogin();
        var registered = (Registration.Registered) accounts.register(login, AccountFixture.PASSWORD, address);
        var first = (Recovery.Recovered) accounts.recover(login, registered.recoveryCode(), "a new password", address);
        assertThat(accounts.recover(login, registered.recoveryCode(), "a thief's password", address))
                .isInstanceOf(Recovery.Refused.class);
        assertThat(sessions.find(first.token())).contains(registered.account());
        assertThat(accounts.signIn(login, "a new password", address)).isInstanceOf(SignIn.Welcome.class);
        assertThat(accounts.recover(login, first.recoveryCode(), "a third password", address))
                .isInstanceOf(Recovery.Recovered.class);
    }

    @Test
    void of_one_recovery_code_used_several_times_at_the_same_moment_one_opens_the_account() {
        Login login = AccountFixture.newLogin();
        var registered = (Registration.Registered) accounts.register(login, AccountFixture.PASSWORD, address);
        List<Recovery> all = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> accounts.recover(login, registered.recoveryCode(), "a new password " + i, address))
                .toList();
        assertThat(all).filteredOn(Recovery.Recovered.class::isInstance).hasSize(1);
    }

    @Test
    void guessing_is_slowed_down_even_with_the_right_password_at_the_end() {
        Login login = AccountFixture.newLogin();
        accounts.register(login, AccountFixture.PASSWORD, address);
        for (int i = 0; i < Throttle.FAILURES_HERE; i++) {
            assertThat(accounts.signIn(login, "guess " + i, address)).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, address)).isInstanceOf(SignIn.TooManyTries.class);
    }

    @Test
    void failures_from_elsewhere_do_not_lock_the_owner_out() {
        Login login = AccountFixture.newLogin();
        accounts.register(login, AccountFixture.PASSWORD, address);
        String elsewhere = UUID.randomUUID().toString();
        for (int i = 0; i <= Throttle.FAILURES_HERE; i++) {
            accounts.signIn(login, "guess " + i, elsewhere);
        }
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, elsewhere)).isInstanceOf(SignIn.TooManyTries.class);
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, address)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void a_password_locked_by_guesses_leaves_the_recovery_code_open() {
        Login login = AccountFixture.newLogin();
        var registered = (Registration.Registered) accounts.register(login, AccountFixture.PASSWORD, address);
        String here = UUID.randomUUID().toString();
        for (int i = 0; i < Throttle.FAILURES_HERE; i++) {
            assertThat(accounts.provePassword(registered.account().id(), "guess " + i, here))
                    .isEqualTo(Proof.WRONG);
        }
        assertThat(accounts.provePassword(registered.account().id(), AccountFixture.PASSWORD, here))
                .isEqualTo(Proof.TOO_MANY_TRIES);
        assertThat(accounts.recover(login, registered.recoveryCode(), "a new password", here))
                .isInstanceOf(Recovery.Recovered.class);
    }

    @Test
    void of_registrations_at_the_same_moment_one_has_the_login() {
        Login login = AccountFixture.newLogin();
        List<Registration> all = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> accounts.register(login, AccountFixture.PASSWORD, address))
                .toList();
        assertThat(all).filteredOn(Registration.Registered.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(Registration.LoginTaken.class::isInstance).hasSize(5);
    }

    @Test
    void signing_out_ends_one_session_and_signing_out_everywhere_ends_all() {
        var registered = AccountFixture.registered(accounts);
        String second = sessions.begin(registered.account().id());
        sessions.end(registered.token());
        assertThat(sessions.find(registered.token())).isEmpty();
        assertThat(sessions.find(second)).contains(registered.account());
        sessions.endAll(registered.account().id());
        assertThat(sessions.find(second)).isEmpty();
    }

    @Test
    void the_database_holds_neither_password_nor_code_nor_token() throws Exception {
        var registered = AccountFixture.registered(accounts);
        DatabaseAddress owner = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT a::text || s::text FROM account a"
                        + " JOIN account_session s ON s.account = a.id WHERE a.id = '"
                        + registered.account().id() + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1))
                    .contains("$argon2id$")
                    .doesNotContain(AccountFixture.PASSWORD)
                    .doesNotContain(registered.token())
                    .doesNotContain(registered.recoveryCode());
        }
    }
}
