package org.cunzheng.web.account;

import java.util.Optional;
import org.cunzheng.account.Accounts;
import org.cunzheng.account.Login;
import org.cunzheng.web.Form;

/** Reads from a form what proves a person, and says what is missing. */
final class Credentials {
    static final String LOGIN = "login";
    static final String PASSWORD = "password";
    static final String NEW_PASSWORD = "newPassword";

    private Credentials() {}

    /** The login as typed; where it is none, the form says so and the result is empty. */
    static Optional<Login> login(Form form) {
        Optional<Login> login = form.value(LOGIN).flatMap(Login::parse);
        if (login.isEmpty()) {
            form.refuse(LOGIN, "account.login.wrong");
        }
        return login;
    }

    /** A password to be set: as typed, blanks included. */
    static String fresh(Form form, String field) {
        String password = form.raw(field);
        int length = password.codePointCount(0, password.length());
        if (length < Accounts.SHORTEST_PASSWORD) {
            form.refuse(field, "account.password.short", Accounts.SHORTEST_PASSWORD);
        } else if (length > Accounts.LONGEST_PASSWORD) {
            form.refuse(field, "account.password.long", Accounts.LONGEST_PASSWORD);
        }
        return password;
    }
}
