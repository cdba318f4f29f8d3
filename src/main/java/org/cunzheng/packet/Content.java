package org.cunzheng.packet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read more than once, each time from the start and each time the same. */
@FunctionalInterface
public interface Content {
    /** A new stream at the first byte; whoever opens it closes it. */
    InputStream open() throws IOException;

    static Content of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return () -> new ByteArrayInputStream(copy);
    }
}
