package org.cunzheng.account;

/** How an attempt to sign in ended. */
public sealed interface SignIn {
    /** @param token the session's token, for the cookie */
    record Welcome(Account account, String token) implements SignIn {}

    /** Login or secret is wrong; which of them is not said. */
    record Refused() implements SignIn {}

    /** Too many failures; to be tried again in a quarter of an hour. */
    record TooManyTries() implements SignIn {}
}
