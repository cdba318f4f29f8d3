package org.cunzheng.packet.pdf;

import javax.imageio.ImageIO;

/**
 * Keeps Java's picture codecs, and PDFBox which asks them, from putting what passes through them in plain where this machine
 * keeps everybody's temporary files, which is what they do unless told otherwise.
 */
final class ImageCache {
    private ImageCache() {}

    /** For the whole process, and for good. */
    static void inMemory() {
        ImageIO.setUseCache(false);
    }
}
