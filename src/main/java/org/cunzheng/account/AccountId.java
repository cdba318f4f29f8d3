package org.cunzheng.account;

import java.util.UUID;

/** Names an account without saying whose it is. */
public record AccountId(UUID value) {
    public static AccountId parse(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
