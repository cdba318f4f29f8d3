package org.cunzheng.acquisition.smsbackup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;

/** Base64 (RFC 4648, 4) in pieces; white space between the characters is passed over, anything else is a fault. */
final class Base64Content {
    private static final int PIECE = 1 << 14;

    private Base64Content() {}

    record Measured(long size, Sha256 sha256) {}

    /** Size and digest of what the text stands for; empty where it is not base64. */
    static Optional<Measured> measure(String base64) {
        Measuring measuring = new Measuring();
        try {
            decode(base64, measuring);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Measured(measuring.size, measuring.calculator.finish()));
    }

    /** @throws IllegalArgumentException where the text is not base64 */
    static void decode(String base64, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        int filled = 0;
        boolean ended = false;
        for (int i = 0; i < base64.length(); i++) {
            char unit = base64.charAt(i);
            if (XmlCharacters.isSpace(unit)) {
                continue;
            }
            if (ended || unit > 0x7F) {
                throw new IllegalArgumentException("not base64");
            }
            piece[filled++] = (byte) unit;
            if (filled == PIECE) {
                ended = piece[PIECE - 1] == '=';
                out.write(Base64.getDecoder().decode(piece));
                filled = 0;
            }
        }
        out.write(Base64.getDecoder().decode(Arrays.copyOf(piece, filled)));
    }

    private static final class Measuring extends OutputStream {
        private final Sha256.Calculator calculator = Sha256.calculator();
        private long size;

        @Override
        public void write(int unit) {
            write(new byte[] {(byte) unit}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            calculator.update(bytes, offset, length);
            size += length;
        }
    }
}
