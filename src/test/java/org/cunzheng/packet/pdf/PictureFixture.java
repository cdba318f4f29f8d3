package org.cunzheng.packet.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Invented screenshots. */
final class PictureFixture {
    private PictureFixture() {}

    static byte[] jpeg(int width, int height) {
        return written(drawn(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height) {
        return written(drawn(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] pngWithAlpha(int width, int height) {
        return written(drawn(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** The same JPEG with a note that it has to be turned (Exif 2.32, tag 0x0112). */
    static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100"
                        + "0%d0000".formatted(orientation) + "00000000");
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Bubbles as in a chat, with a scale down the side so that parts can be told apart. */
    private static BufferedImage drawn(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xEDEDED));
        graphics.fillRect(0, 0, width, height);
        int unit = Math.max(4, width / 18);
        for (int y = unit, bubble = 0; y < height - 2 * unit; y += 3 * unit, bubble++) {
            boolean mine = bubble % 3 == 2;
            graphics.setColor(mine ? new Color(0x95EC69) : Color.WHITE);
            graphics.fillRoundRect(mine ? 5 * unit : 2 * unit, y, 11 * unit, 2 * unit, unit, unit);
            graphics.setColor(Color.DARK_GRAY);
            graphics.setFont(graphics.getFont().deriveFont((float) unit * 0.8f));
            graphics.drawString("row " + y, (mine ? 6 : 3) * unit, y + unit + unit / 3);
        }
        graphics.setColor(Color.RED);
        graphics.drawRect(0, 0, width - 1, height - 1);
        graphics.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
