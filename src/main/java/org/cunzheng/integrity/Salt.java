package org.cunzheng.integrity;

import java.util.Arrays;
import java.util.HexFormat;

/** The 32 bytes that keep one field's digest from being guessed; disclosed together with the field. */
public final class Salt {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless it has 32 bytes */
    public static Salt ofBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + bytes.length);
        }
        return new Salt(bytes.clone());
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits; goes into a packet only beside the field it belongs to. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Salt[hidden]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
