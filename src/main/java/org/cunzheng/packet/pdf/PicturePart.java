package org.cunzheng.packet.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture, or what of a tall one stands on one page.
 *
 * @param number from 1
 * @param from first row of pixels
 * @param rows how many of them
 * @param pointsPerPixel the scale
 */
record PicturePart(int number, int count, double from, double rows, double pointsPerPixel) {
    /** Width of the space for a picture on its page, in points. */
    static final double SPACE_WIDTH = millimetres(170);
    /** Height of that space, in points. */
    static final double SPACE_HEIGHT = millimetres(212);

    /** The most parts in which a picture is drawn; whoever has to read more is better served by the original. */
    static final int MOST = 60;

    private static final double LARGEST_SCALE = 0.75;
    private static final double TALL = 2.7;
    private static final double COLUMN_WIDTH = millimetres(105);
    private static final double OVERLAP = millimetres(6);

    /** The picture whole on one page, or in parts where that would make it too small to read. */
    static List<PicturePart> of(int width, int height) {
        boolean tall = height > width * TALL && height * LARGEST_SCALE > SPACE_HEIGHT;
        double scale = tall
                ? Math.min(LARGEST_SCALE, COLUMN_WIDTH / width)
                : Math.min(LARGEST_SCALE, Math.min(SPACE_WIDTH / width, SPACE_HEIGHT / height));
        double rows = SPACE_HEIGHT / scale;
        if (height <= rows * 1.0001) {
            return List.of(new PicturePart(1, 1, 0, height, scale));
        }
        double step = rows - OVERLAP / scale;
        int count = (int) Math.ceil((height - rows) / step) + 1;
        List<PicturePart> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            double from = part * step;
            parts.add(new PicturePart(part + 1, count, from, Math.min(rows, height - from), scale));
        }
        return parts;
    }

    /** Whether it would take more than {@link #MOST} parts. */
    static boolean tooMany(int width, int height) {
        return of(width, height).size() > MOST;
    }

    static double millimetres(double length) {
        return length * 72 / 25.4;
    }
}
