package org.cunzheng.account;

/** How an attempt to open an account with its recovery code ended. */
public sealed interface Recovery {
    /**
     * @param recoveryCode the one that counts from now on; shown once, kept only as a hash
     * @param token the session's token, for the cookie
     */
    record Recovered(Account account, String recoveryCode, String token) implements Recovery {}

    /** Login or code is wrong, or the code was used before; which of them is not said. */
    record Refused() implements Recovery {}

    /** Too many failures; to be tried again in a quarter of an hour. */
    record TooManyTries() implements Recovery {}
}
