package org.cunzheng.packet.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages of a packet as pictures, for browsers that neither show nor save a PDF. */
public final class PageImages {
    private static final int DOTS_PER_INCH = 110;

    static {
        ImageCache.inMemory();
    }

    private PageImages() {}

    /** How many pages a PDF of ours has; the channel is closed then. */
    public static int count(SeekableByteChannel pdf) throws IOException {
        try (pdf;
                PDDocument document = Loader.loadPDF(new ChannelRead(pdf))) {
            return document.getNumberOfPages();
        }
    }

    /**
     * Draws one page as PNG; the channel is closed then, and nothing of it was written to a disk.
     *
     * @param page from 1
     * @return whether there is such a page
     */
    public static boolean draw(SeekableByteChannel pdf, int page, OutputStream out) throws IOException {
        try (pdf;
                PDDocument document = Loader.loadPDF(new ChannelRead(pdf))) {
            if (page < 1 || page > document.getNumberOfPages()) {
                return false;
            }
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page - 1, DOTS_PER_INCH, ImageType.RGB);
            return ImageIO.write(image, "png", out);
        }
    }
}
