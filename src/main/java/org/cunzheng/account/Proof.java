package org.cunzheng.account;

/** How an attempt to prove oneself with a secret ended. */
public enum Proof {
    RIGHT,
    WRONG,
    /** Too many failures, so the secret was not looked at; to be tried again in a quarter of an hour. */
    TOO_MANY_TRIES
}
