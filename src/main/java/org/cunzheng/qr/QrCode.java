package org.cunzheng.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A text as a QR code (ISO/IEC 18004), in UTF-8, with a seventh of it recoverable, and the empty margin of four modules that
 * readers need.
 */
public final class QrCode {
    private static final int MARGIN = 4;
    private static final int WHITE = 0xFFFFFF;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** @throws IllegalArgumentException where the text is longer than any code holds, some 2,300 bytes */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(
                            text,
                            ErrorCorrectionLevel.M,
                            Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
                    .getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** How many modules it is wide and high, its margin among them. */
    public int side() {
        return modules.getWidth() + 2 * MARGIN;
    }

    private boolean isDark(int x, int y) {
        return x >= MARGIN
                && y >= MARGIN
                && x < side() - MARGIN
                && y < side() - MARGIN
                && modules.get(x - MARGIN, y - MARGIN) == 1;
    }

    /** The dark modules as the data of an SVG path, one unit a module. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                int from = x;
                while (isDark(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from);
                    path.append("v1h").append(from - x).append('z');
                }
            }
        }
        return path.toString();
    }

    /** A PNG image in black and white, one pixel a module. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(side(), side(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                image.setRGB(x, y, isDark(x, y) ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
