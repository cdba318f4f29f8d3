package org.cunzheng.packet.pdf;

import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** What became of a file of an exhibit. */
sealed interface Picture {
    /**
     * To be drawn.
     *
     * @param width in pixels, as it is to be seen
     * @param height in pixels, as it is to be seen
     * @param orientation as in {@link JpegHeader}
     */
    record Drawn(PDImageXObject image, int width, int height, int orientation) implements Picture {}

    /** @param reason why it cannot be, in the packet's language */
    record NotDrawn(String reason) implements Picture {}

    /** Not to be seen here; its file does not go along. */
    record Withheld() implements Picture {}
}
