package org.cunzheng.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** An SM3 digest (GB/T 32905-2016) as a value of 32 bytes; what checks a packet as a stranger would calculates its own. */
public final class Sm3 {
    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    private static final int BUFFER = 1 << 16;

    private final byte[] digest;

    private Sm3(byte[] digest) {
        this.digest = digest;
    }

    /** Digest of the parts, one after the other, as if they were one array. */
    public static Sm3 of(byte[]... parts) {
        Calculator calculator = calculator();
        for (byte[] part : parts) {
            calculator.update(part, 0, part.length);
        }
        return calculator.finish();
    }

    /** Digest of all that is left in the stream; reads to its end and does not close it. */
    public static Sm3 of(InputStream in) throws IOException {
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
    public static Sm3 parse(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
        }
        return new Sm3(HexFormat.of().parseHex(hex));
    }

    /** Whether {@link #parse} would take it. */
    public static boolean isHex(String hex) {
        return Sha256.isHex(hex);
    }

    /**
     * A digest calculated elsewhere.
     *
     * @throws IllegalArgumentException unless it has 32 bytes
     */
    public static Sm3 ofBytes(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("an SM3 digest has 32 bytes, not " + digest.length);
        }
        return new Sm3(digest.clone());
    }

    public static Calculator calculator() {
        return new Calculator();
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
        return other instanceof Sm3 that && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    /** Takes bytes as they come; not for several threads. */
    public static final class Calculator {
        private final SM3Digest state = new SM3Digest();

        private Calculator() {}

        public void update(byte[] bytes, int offset, int length) {
            state.update(bytes, offset, length);
        }

        /** The digest of all bytes since the start or the last call; the calculator starts anew. */
        public Sm3 finish() {
            byte[] digest = new byte[LENGTH];
            state.doFinal(digest, 0);
            return new Sm3(digest);
        }
    }
}
