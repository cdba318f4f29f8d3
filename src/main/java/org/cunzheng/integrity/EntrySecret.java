package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.Mac;

/**
 * The secret of one entry, from which the salts of its fields derive. Whoever holds it can test guesses at withheld fields:
 * it is never disclosed, and destroying it makes the commitment say nothing for ever.
 */
public final class EntrySecret {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] secret;

    private EntrySecret(byte[] secret) {
        this.secret = secret;
    }

    public static EntrySecret random(SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new EntrySecret(secret);
    }

    /** @throws IllegalArgumentException unless it has 32 bytes */
    public static EntrySecret ofBytes(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("an entry's secret has 32 bytes, not " + secret.length);
        }
        return new EntrySecret(secret.clone());
    }

    /** A copy, for the one column that keeps it. */
    public byte[] bytes() {
        return secret.clone();
    }

    /** HMAC-SHA256 (RFC 2104) with this secret as key over the field's name in UTF-8. */
    public Salt salt(String field) {
        return Salt.ofBytes(HmacSha256.of(secret, field.getBytes(UTF_8)));
    }

    /** The same for many fields, for which the key is made ready once; not for several threads. */
    Function<String, byte[]> salts() {
        Mac mac = HmacSha256.under(secret);
        return field -> mac.doFinal(field.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "EntrySecret[hidden]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntrySecret that && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }
}
