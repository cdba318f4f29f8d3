package org.cunzheng.acquisition.smsbackup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a stream in units of one or two bytes, knows the offset of each in the stream, looks ahead, and keeps the exact
 * bytes between two places of it.
 */
final class UnitReader {
    static final int END = -1;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long bufferOffset;
    private int width = 1;
    private boolean bigEndian;

    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int captureFrom = -1;
    private long captureOffset;
    private long captureLimit;
    private boolean overflow;

    UnitReader(InputStream in) {
        this.in = in;
    }

    void useUnitsOf(TextEncoding encoding) {
        width = encoding.width();
        bigEndian = encoding.bigEndian();
    }

    /** Offset in bytes of the unit that {@link #read} gives next. */
    long offset() {
        return bufferOffset + position;
    }

    /** The next unit, or {@link #END}; half a unit at the end of the stream counts as the end. */
    int read() throws IOException {
        if (limit - position < width && !fill(width)) {
            position = limit;
            return END;
        }
        int unit = unitAt(position);
        position += width;
        return unit;
    }

    /** The unit {@code ahead} units after the next, or {@link #END}. */
    int peek(int ahead) throws IOException {
        int needed = (ahead + 1) * width;
        if (limit - position < needed && !fill(needed)) {
            return END;
        }
        return unitAt(position + ahead * width);
    }

    void skip(int units) throws IOException {
        for (int i = 0; i < units; i++) {
            read();
        }
    }

    /** Goes on until the unit just read is one of the two, and gives it; or {@link #END}. */
    int readUntil(int one, int other) throws IOException {
        int unit = read();
        while (unit != one && unit != other && unit != END) {
            unit = read();
        }
        return unit;
    }

    /** Stops before the next unit that is one of the two, and gives it; or {@link #END}. */
    int skipTo(int one, int other) throws IOException {
        int unit = peek(0);
        while (unit != one && unit != other && unit != END) {
            position += width;
            while (width == 1 && position < limit && buffer[position] != one && buffer[position] != other) {
                position++;
            }
            unit = peek(0);
        }
        return unit;
    }

    private int unitAt(int index) {
        if (width == 1) {
            return buffer[index] & 0xFF;
        }
        int low = buffer[bigEndian ? index + 1 : index] & 0xFF;
        int high = buffer[bigEndian ? index : index + 1] & 0xFF;
        return high << 8 | low;
    }

    private boolean fill(int needed) throws IOException {
        keepConsumed();
        int left = limit - position;
        System.arraycopy(buffer, position, buffer, 0, left);
        bufferOffset += position;
        position = 0;
        limit = left;
        while (limit < needed) {
            int count = in.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                return false;
            }
            limit += count;
        }
        return true;
    }

    /** From the next unit on keeps what is read, as long as it is not more than so many bytes. */
    void startCapture(long mostBytes) {
        kept.reset();
        captureFrom = position;
        captureOffset = offset();
        captureLimit = mostBytes;
        overflow = false;
    }

    private void keepConsumed() {
        if (captureFrom < 0) {
            return;
        }
        if (kept.size() + (long) (position - captureFrom) > captureLimit) {
            overflow = true;
        } else if (!overflow) {
            kept.write(buffer, captureFrom, position - captureFrom);
        }
        captureFrom = 0;
    }

    /** The bytes since the start of the capture; the last ones read are the last ones kept. */
    Captured endCapture() {
        int consumed = position;
        keepConsumed();
        captureFrom = -1;
        long length = bufferOffset + consumed - captureOffset;
        byte[] bytes = overflow ? new byte[0] : kept.toByteArray();
        if (kept.size() > BUFFER) {
            kept = new ByteArrayOutputStream();
        }
        return new Captured(captureOffset, length, bytes, overflow);
    }

    /** Bytes of the stream from an offset on; none where they were too many to keep. */
    record Captured(long offset, long length, byte[] bytes, boolean tooLarge) {}
}
