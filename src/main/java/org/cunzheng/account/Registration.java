package org.cunzheng.account;

/** How an attempt to register ended. */
public sealed interface Registration {
    /**
     * @param recoveryCode opens the account when the password is lost; shown once, kept only as a hash
     * @param token the session's token, for the cookie
     */
    record Registered(Account account, String recoveryCode, String token) implements Registration {}

    /** There is an account with this login already. */
    record LoginTaken() implements Registration {}

    /** Too many from one address; to be tried again in a quarter of an hour. */
    record TooManyTries() implements Registration {}
}
