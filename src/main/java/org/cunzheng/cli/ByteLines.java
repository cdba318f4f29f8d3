package org.cunzheng.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of bytes, so that one line that is not UTF-8 or too long spoils no other. A byte order mark at the very start is
 * left out.
 */
final class ByteLines {
    /** The most bytes that a line may have; no more of any line is held. */
    static final int LONGEST = 1 << 20;

    private static final int CARRIAGE_RETURN = '\r';

    /** A line has more bytes than {@link #LONGEST}. */
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final InputStream in;
    private boolean first = true;

    /** @param in buffered, for it is read byte by byte */
    ByteLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or nothing after the last; of one that is too long only as much as shows that it is. */
    Optional<byte[]> next() throws IOException {
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (next >= 0 && next != '\n') {
            if (line.size() <= LONGEST) {
                line.write(next);
            }
            next = in.read();
        }
        return Optional.of(line.toByteArray());
    }

    /**
     * What a line says.
     *
     * @throws CharacterCodingException where the bytes are not UTF-8
     * @throws TooLong where there are too many
     */
    String text(byte[] line) throws CharacterCodingException, TooLong {
        boolean start = first;
        first = false;
        if (line.length > LONGEST) {
            throw new TooLong();
        }
        int length = line.length > 0 && line[line.length - 1] == CARRIAGE_RETURN ? line.length - 1 : line.length;
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line, 0, length))
                .toString();
        boolean marked = start && text.startsWith("\uFEFF");
        return marked ? text.substring(1) : text;
    }
}
