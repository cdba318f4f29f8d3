package org.cunzheng.acquisition.smsbackup;

import org.cunzheng.integrity.Sha256;

/** The exact bytes of one record and where they stand. */
public final class Slice {
    private final long ordinal;
    private final String tag;
    private final long offset;
    private final long length;
    private final byte[] bytes;

    Slice(long ordinal, String tag, UnitReader.Captured captured) {
        this.ordinal = ordinal;
        this.tag = tag;
        this.offset = captured.offset();
        this.length = captured.length();
        this.bytes = captured.bytes();
    }

    /** Its number among all records of the file, from 1. */
    public long ordinal() {
        return ordinal;
    }

    /** The element's name, as far as it can be told. */
    public String tag() {
        return tag;
    }

    /** Bytes before it in the file; in a zip, in the unpacked member. */
    public long offset() {
        return offset;
    }

    /** Its length in bytes, also where it was too large to keep. */
    public long length() {
        return length;
    }

    /** Whether its bytes are here; they are not where it was left out as {@link ReadRecord.Reason#TOO_LARGE}. */
    public boolean isKept() {
        return bytes.length == length;
    }

    /** A copy of its bytes, from its {@code <} to its last {@code >}; empty where they are not kept. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Digest of {@link #bytes}. */
    public Sha256 sha256() {
        return Sha256.of(bytes);
    }

    byte[] uncopied() {
        return bytes;
    }
}
