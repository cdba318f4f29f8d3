package org.cunzheng.account;

import java.util.UUID;

/** Accounts that nobody else in the tests has. */
public final class AccountFixture {
    /** A password good enough to register with. */
    public static final String PASSWORD = "correct horse battery";

    private AccountFixture() {}

    /** A login that was never used before. */
    public static Login newLogin() {
        return Login.parse(UUID.randomUUID() + "@example.com").orElseThrow();
    }

    /** Registers somebody new. */
    public static Registration.Registered registered(Accounts accounts) {
        return (Registration.Registered) accounts.register(newLogin(), PASSWORD, "192.0.2." + UUID.randomUUID());
    }
}
