package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One file as the zip's directory tells of it, and the headers that must therefore stand in the zip.
 *
 * @param name its bytes as Latin-1, so that none is lost
 * @param offset of its local header
 */
record ZipMember(String name, long checksum, long size, long offset) {
    static final int LOCAL_HEADER = 30;
    static final int CENTRAL_HEADER = 46;

    private static final short VERSION = 10;
    private static final short UTF_8_NAMES = 0x0800;
    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;
    private static final short FIRST_OF_JANUARY_1980 = 0x0021;

    long dataOffset() {
        return offset + LOCAL_HEADER + name.length();
    }

    long end() {
        return dataOffset() + size;
    }

    byte[] localHeader() {
        ByteBuffer header = littleEndian(LOCAL_HEADER + name.length());
        header.putInt(0x04034b50).putShort(VERSION);
        common(header);
        return header.putShort((short) 0).put(name.getBytes(ISO_8859_1)).array();
    }

    byte[] centralHeader() {
        ByteBuffer header = littleEndian(CENTRAL_HEADER + name.length());
        header.putInt(0x02014b50).putShort(VERSION).putShort(VERSION);
        common(header);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        return header.putInt(0)
                .putInt((int) offset)
                .put(name.getBytes(ISO_8859_1))
                .array();
    }

    private void common(ByteBuffer header) {
        header.putShort(UTF_8_NAMES).putShort(STORED).putShort(MIDNIGHT).putShort(FIRST_OF_JANUARY_1980);
        header.putInt((int) checksum).putInt((int) size).putInt((int) size).putShort((short) name.length());
    }

    static byte[] endRecord(int count, long directorySize, long directoryOffset) {
        return littleEndian(ZipDirectory.END_RECORD)
                .putInt(ZipDirectory.END_SIGNATURE)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt((int) directorySize)
                .putInt((int) directoryOffset)
                .array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
