package org.cunzheng.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.cunzheng.integrity.Sha256;

/**
 * A zip (APPNOTE 6.3) whose every byte follows from names and contents: members stored, dated 1980-01-01 00:00, flagged
 * UTF-8, no extra fields, comments, attributes or data descriptors. The JDK's writer adds a time stamp to such dates.
 */
final class StoredZip {
    /** Largest size and offset that need no zip64. */
    static final long LARGEST = 0xFFFF_FFFEL;

    static final int MOST_FILES = 0xFFFE;

    private static final int LOCAL_HEADER = 30;
    private static final int CENTRAL_HEADER = 46;
    private static final int END_RECORD = 22;
    private static final short VERSION = 10;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final int FIRST_OF_JANUARY_1980 = 1 << 21 | 1 << 16;

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long position;
    private int count;

    StoredZip(OutputStream out) {
        this.out = out;
    }

    /** What the whole zip will measure. */
    static long size(Iterable<BundleFile> files) {
        long size = END_RECORD;
        for (BundleFile file : files) {
            size += LOCAL_HEADER + CENTRAL_HEADER + 2L * file.path().length() + file.size();
        }
        return size;
    }

    /**
     * Reads the file twice, for the checksum comes before the content.
     *
     * @throws IllegalStateException if the content is not what size and digest say
     */
    void add(BundleFile file) throws IOException {
        int checksum = (int) pass(file, OutputStream.nullOutputStream());
        byte[] name = file.path().getBytes(US_ASCII);
        directory.write(header(CENTRAL_HEADER, 0x02014b50, file, checksum)
                .putInt(42, (int) position)
                .array());
        directory.write(name);
        out.write(header(LOCAL_HEADER, 0x04034b50, file, checksum).array());
        out.write(name);
        if ((int) pass(file, out) != checksum) {
            throw new IllegalStateException("content changed while it was read: " + file.path());
        }
        position += LOCAL_HEADER + name.length + file.size();
        count++;
    }

    private static ByteBuffer header(int length, int signature, BundleFile file, int checksum) {
        ByteBuffer header = littleEndian(length).putInt(signature);
        if (length == CENTRAL_HEADER) {
            header.putShort(VERSION);
        }
        return header.putShort(VERSION)
                .putShort(UTF_8_NAMES)
                .putShort((short) 0)
                .putInt(FIRST_OF_JANUARY_1980)
                .putInt(checksum)
                .putInt((int) file.size())
                .putInt((int) file.size())
                .putShort((short) file.path().length());
    }

    private static long pass(BundleFile file, OutputStream to) throws IOException {
        CRC32 checksum = new CRC32();
        Sha256.Calculator calculator = Sha256.calculator();
        long size = 0;
        try (InputStream in = file.content().open()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
                calculator.update(buffer, 0, read);
                to.write(buffer, 0, read);
                size += read;
            }
        }
        if (size != file.size() || !calculator.finish().equals(file.digest())) {
            throw new IllegalStateException("content has not the size and digest it is listed with: " + file.path());
        }
        return checksum.getValue();
    }

    /** Ends the zip and flushes, without closing the stream. */
    void finish() throws IOException {
        directory.writeTo(out);
        out.write(littleEndian(END_RECORD)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt((int) position)
                .array());
        out.flush();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
