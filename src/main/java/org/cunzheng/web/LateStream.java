package org.cunzheng.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** A stream opened when it is first read: nobody reads the body of an answer to HEAD, and so nobody closes it. */
final class LateStream extends InputStream {
    private final Supplier<InputStream> source;
    private Optional<InputStream> opened = Optional.empty();

    LateStream(Supplier<InputStream> source) {
        this.source = source;
    }

    private InputStream stream() {
        InputStream stream = opened.orElseGet(source);
        opened = Optional.of(stream);
        return stream;
    }

    @Override
    public int read() throws IOException {
        return stream().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return stream().read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        InputStream stream = opened.orElseGet(InputStream::nullInputStream);
        opened = Optional.of(stream);
        stream.close();
    }
}
