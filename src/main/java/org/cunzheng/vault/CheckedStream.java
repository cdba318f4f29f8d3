package org.cunzheng.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.cunzheng.integrity.Sha256;

/** Reads an original and compares its digest at the end; whoever stops before the end has checked nothing. */
final class CheckedStream extends FilterInputStream {
    private final Sha256 expected;
    private final Sha256.Calculator calculator = Sha256.calculator();
    private boolean ended;

    CheckedStream(InputStream in, Sha256 expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            calculator.update(bytes, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            Sha256 calculated = calculator.finish();
            if (!calculated.equals(expected)) {
                throw new DamagedOriginal(expected, calculated);
            }
        }
        return count;
    }

    /** Reads what it skips, so that the digest covers it. */
    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(Math.max(count, 0), 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
