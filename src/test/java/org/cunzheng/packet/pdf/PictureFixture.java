package org.cunzheng.packet.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
