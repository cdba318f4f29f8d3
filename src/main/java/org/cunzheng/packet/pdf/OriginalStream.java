package org.cunzheng.packet.pdf;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.cunzheng.packet.ExhibitFile;

/** An original's bytes; that they cannot be read is never taken for a fault in the picture. */
final class OriginalStream extends FilterInputStream {
    OriginalStream(ExhibitFile.Given file) {
        super(opened(file));
    }

    private static InputStream opened(ExhibitFile.Given file) {
        try {
            return new BufferedInputStream(file.content().open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
