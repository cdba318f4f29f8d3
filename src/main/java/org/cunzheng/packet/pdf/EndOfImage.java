package org.cunzheng.packet.pdf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Watches for the end-of-image marker after the header, without which a JPEG is cut short. */
final class EndOfImage extends FilterInputStream {
    private long headerLeft;
    private boolean complete;
    private int last;

    EndOfImage(InputStream in, long header) {
        super(in);
        this.headerLeft = header;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        int skipped = (int) Math.min(headerLeft, Math.max(read, 0));
        headerLeft -= skipped;
        for (int at = offset + skipped; at < offset + read; at++) {
            int now = bytes[at] & 0xFF;
            complete |= last == 0xFF && now == 0xD9;
            last = now;
        }
        return read;
    }

    boolean complete() {
        return complete;
    }
}
