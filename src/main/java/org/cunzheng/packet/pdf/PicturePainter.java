package org.cunzheng.packet.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.util.Matrix;

/** Draws the pictures into the spaces that the layout left for them. */
final class PicturePainter {
    /**
     * A space on a page, in points from the page's lower left corner.
     *
     * @param page from 1
     */
    record Space(int page, float x, float y, float width, float height) {}

    private static final float FRAME = 0.6f;
    private static final float FRAME_WIDTH = 0.4f;

    private final PDDocument document;

    /** In order; to ask the document for one by its number is to walk past all before it. */
    private final List<PDPage> pages = new ArrayList<>();

    /** @param document with all its pages */
    PicturePainter(PDDocument document) {
        this.document = document;
        document.getPages().forEach(pages::add);
    }

    void paint(Pictures pictures, Map<String, Space> spaces) throws IOException {
        for (Map.Entry<Pictures.Place, Picture> entry : pictures.all().entrySet()) {
            if (entry.getValue() instanceof Picture.Drawn drawn) {
                for (PicturePart part : PicturePart.of(drawn.width(), drawn.height())) {
                    String id = entry.getKey().partId(part.number());
                    Space space = spaces.get(id);
                    if (space == null) {
                        throw new IllegalStateException("no space for " + id);
                    }
                    paint(drawn, part, space);
                }
            }
        }
    }

    private void paint(Picture.Drawn drawn, PicturePart part, Space space) throws IOException {
        double scale = part.pointsPerPixel();
        float width = (float) (drawn.width() * scale);
        float height = (float) (drawn.height() * scale);
        float left = space.x() + (space.width() - width) / 2;
        float top = (float) (space.y() + space.height() + part.from() * scale);
        try (PDPageContentStream content =
                new PDPageContentStream(document, pages.get(space.page() - 1), AppendMode.APPEND, true, true)) {
            content.saveGraphicsState();
            content.addRect(left, space.y(), width, space.height());
            content.clip();
            content.drawImage(drawn.image(), turned(drawn.orientation(), left, top - height, width, height));
            content.restoreGraphicsState();
            content.setStrokingColor(FRAME, FRAME, FRAME);
            content.setLineWidth(FRAME_WIDTH);
            content.addRect(left, space.y(), width, space.height());
            content.stroke();
        }
    }

    /** Where the unit square goes so that the picture stands upright (Exif 2.32, tag 0x0112). */
    private static Matrix turned(int orientation, float x, float y, float width, float height) {
        return switch (orientation) {
            case 2 -> new Matrix(-width, 0, 0, height, x + width, y);
            case 3 -> new Matrix(-width, 0, 0, -height, x + width, y + height);
            case 4 -> new Matrix(width, 0, 0, -height, x, y + height);
            case 5 -> new Matrix(0, -height, -width, 0, x + width, y + height);
            case 6 -> new Matrix(0, -height, width, 0, x, y + height);
            case 7 -> new Matrix(0, height, width, 0, x, y);
            case 8 -> new Matrix(0, height, -width, 0, x + width, y);
            default -> new Matrix(width, 0, 0, height, x, y);
        };
    }
}
