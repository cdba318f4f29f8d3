package org.cunzheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT implements TestDatabase {
    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    private final String address = UUID.randomUUID().toString();

    @Test
    void whoever_registered_signs_in_with_the_password_and_with_no_other() {
        Login login = AccountFixture.newLogin();
        accounts.register(login, AccountFixture.PASSWORD);
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
        accounts.register(Login.parse(number).orElseThrow(), AccountFixture.PASSWORD);
        assertThat(accounts.register(Login.parse("+86 " + number).orElseThrow(), "another password"))
                .isInstanceOf(Registration.LoginTaken.class);
    }

    @Test
    void a_recovery_code_opens_the_account_sets_the_password_and_signs_out_elsewhere() {
        Login login = AccountFixture.newLogin();
        var registered = (Registration.Registered) accounts.register(login, AccountFixture.PASSWORD);
        String typed =
                registered.recoveryCode().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        SignIn result = accounts.recover(login, typed, "a new password", address);
        assertThat(result).isInstanceOf(SignIn.Welcome.class);
        assertThat(sessions.find(registered.token())).isEmpty();
        assertThat(sessions.find(((SignIn.Welcome) result).token())).contains(registered.account());
        assertThat(accounts.signIn(login, "a new password", address)).isInstanceOf(SignIn.Welcome.class);
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, address)).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void guessing_is_slowed_down_even_with_the_right_password_at_the_end() {
        Login login = AccountFixture.newLogin();
        accounts.register(login, AccountFixture.PASSWORD);
        for (int i = 0; i < Throttle.FAILURES_PER_LOGIN; i++) {
            assertThat(accounts.signIn(login, "guess " + i, address)).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(accounts.signIn(login, AccountFixture.PASSWORD, address)).isInstanceOf(SignIn.TooManyTries.class);
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
