package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;

/** The key that wraps the key of each scope; whoever holds it and the folder can read all. */
final class MasterKey {
    /** Length in bytes. */
    static final int LENGTH = 32;

    private final Aes256Gcm wrapping;

    /** @throws IllegalArgumentException unless it has 32 bytes */
    MasterKey(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a master key has 32 bytes, not " + key.length);
        }
        this.wrapping = new Aes256Gcm(key);
    }

    /** Bound to the scope: as the key of another one it does not open. */
    byte[] wrap(VaultScope scope, ScopeKey key) {
        return wrapping.seal(key.bytes(), associatedData(scope));
    }

    /** @throws GeneralSecurityException where it was changed, is of another scope or under another master key */
    ScopeKey unwrap(VaultScope scope, byte[] wrapped) throws GeneralSecurityException {
        return new ScopeKey(wrapping.open(wrapped, associatedData(scope)));
    }

    private static byte[] associatedData(VaultScope scope) {
        return scope.value().toString().getBytes(UTF_8);
    }
}
