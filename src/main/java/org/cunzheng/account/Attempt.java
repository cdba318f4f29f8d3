package org.cunzheng.account;

/**
 * One try of a secret, by the hashes that it is counted under.
 *
 * @param here the login as tried from this one network address
 * @param login the login as tried from anywhere
 * @param address the network address, whatever the login
 */
record Attempt(String here, String login, String address) {
    static Attempt password(String login, String address) {
        return of("password", login, address);
    }

    static Attempt recoveryCode(String login, String address) {
        return of("recovery code", login, address);
    }

    private static Attempt of(String secret, String login, String address) {
        return new Attempt(
                Secrets.quickHash("cunzheng " + secret + " here", login + "\n" + address),
                Secrets.quickHash("cunzheng " + secret, login),
                Secrets.quickHash("cunzheng address", address));
    }
}
