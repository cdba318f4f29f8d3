package org.cunzheng.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of bytes, so that one line that is not UTF-8 spoils no other. A byte order mark at the very start is left out. */
final class ByteLines {
    private static final int CARRIAGE_RETURN = '\r';

    private final InputStream in;
    private boolean first = true;

    /** @param in buffered, for it is read byte by byte */
    ByteLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or nothing after the last. */
    Optional<byte[]> next() throws IOException {
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return Optional.of(line.toByteArray());
    }

    /** @throws CharacterCodingException where the bytes are not UTF-8 */
    String text(byte[] line) throws CharacterCodingException {
        int length = line.length > 0 && line[line.length - 1] == CARRIAGE_RETURN ? line.length - 1 : line.length;
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line, 0, length))
                .toString();
        boolean marked = first && text.startsWith("\uFEFF");
        first = false;
        return marked ? text.substring(1) : text;
    }
}
