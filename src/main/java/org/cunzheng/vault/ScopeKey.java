package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.cunzheng.integrity.HmacSha256;
import org.cunzheng.integrity.Sha256;

/**
 * The key of one scope. Two keys derive from it: one names the scope's objects, so that no name shows a digest or is the same
 * in another scope; the other seals the key that each object has of its own.
 */
final class ScopeKey {
    /** Length in bytes. */
    static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final byte[] naming;
    private final Aes256Gcm sealing;

    /** @throws GeneralSecurityException unless it has 32 bytes */
    ScopeKey(byte[] key) throws GeneralSecurityException {
        if (key.length != LENGTH) {
            throw new GeneralSecurityException("the key of a scope has 32 bytes, not " + key.length);
        }
        this.key = key.clone();
        this.naming = HmacSha256.of(key, "cunzheng vault: name".getBytes(UTF_8));
        this.sealing = new Aes256Gcm(HmacSha256.of(key, "cunzheng vault: seal".getBytes(UTF_8)));
    }

    static byte[] random() {
        byte[] key = new byte[LENGTH];
        RANDOM.nextBytes(key);
        return key;
    }

    /** A copy, to be wrapped. */
    byte[] bytes() {
        return key.clone();
    }

    /** HMAC-SHA256 of the digest, as 64 hexadecimal digits. */
    String name(Sha256 digest) {
        return HexFormat.of().formatHex(HmacSha256.of(naming, digest.bytes()));
    }

    /** Bound to the digest: for another one it does not open. */
    byte[] seal(byte[] secret, Sha256 digest) {
        return sealing.seal(secret, digest.bytes());
    }

    /** @throws GeneralSecurityException where it was changed, or sealed by another key or for another digest */
    byte[] open(byte[] sealed, Sha256 digest) throws GeneralSecurityException {
        return sealing.open(sealed, digest.bytes());
    }

    @Override
    public String toString() {
        return "ScopeKey[hidden]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScopeKey that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }
}
