package org.cunzheng.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4) as a value of 32 bytes; the only place where one is calculated. */
public final class Sha256 {
    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    private static final int BUFFER = 1 << 16;

    private final byte[] digest;

    private Sha256(byte[] digest) {
        this.digest = digest;
    }

    /** Digest of the parts, one after the other, as if they were one array. */
    public static Sha256 of(byte[]... parts) {
        MessageDigest messageDigest = newDigest();
        for (byte[] part : parts) {
            messageDigest.update(part);
        }
        return new Sha256(messageDigest.digest());
    }

    /** Digest of all that is left in the stream; reads to its end and does not close it. */
    public static Sha256 of(InputStream in) throws IOException {
        Calculator calculator = calculator();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            calculator.update(buffer, 0, read);
        }
        return calculator.finish();
    }

    /**
     * The digest written as 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException for any other form, upper case included
     */
    public static Sha256 parse(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
        }
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    /** Whether {@link #parse} would take it. */
    public static boolean isHex(String hex) {
        return hex.length() == 2 * LENGTH
                && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /**
     * A digest calculated elsewhere.
     *
     * @throws IllegalArgumentException unless it has 32 bytes
     */
    public static Sha256 ofBytes(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + digest.length);
        }
        return new Sha256(digest.clone());
    }

    public static Calculator calculator() {
        return new Calculator(newDigest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return digest.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public String toString() {
        return hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    /** Takes bytes as they come; not for several threads. */
    public static final class Calculator {
        private final MessageDigest messageDigest;

        private Calculator(MessageDigest messageDigest) {
            this.messageDigest = messageDigest;
        }

        public void update(byte[] bytes, int offset, int length) {
            messageDigest.update(bytes, offset, length);
        }

        /** The digest of all bytes since the start or the last call; the calculator starts anew. */
        public Sha256 finish() {
            return new Sha256(messageDigest.digest());
        }
    }
}
