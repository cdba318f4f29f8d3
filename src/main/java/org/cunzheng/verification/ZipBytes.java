package org.cunzheng.verification;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.cunzheng.integrity.Sha256;

/** The packet's bytes, by position; never more of them in memory than asked for. */
record ZipBytes(FileChannel channel, long size) {
    private static final int BUFFER = 1 << 20;

    /** What a stretch of bytes amounts to. */
    record Measure(Sha256 digest, long checksum) {}

    static ZipBytes of(FileChannel channel) throws IOException {
        return new ZipBytes(channel, channel.size());
    }

    /** Little-endian, at position 0. */
    ByteBuffer read(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer, from);
        return buffer.flip();
    }

    Measure measure(long from, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, length)));
        Sha256.Calculator calculator = Sha256.calculator();
        CRC32 checksum = new CRC32();
        for (long done = 0; done < length; done += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - done));
            fill(buffer, from + done);
            calculator.update(buffer.array(), 0, buffer.limit());
            checksum.update(buffer.array(), 0, buffer.limit());
        }
        return new Measure(calculator.finish(), checksum.getValue());
    }

    static Measure measure(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return new Measure(Sha256.of(bytes), checksum.getValue());
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
        long position = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position);
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            position += read;
        }
    }
}
