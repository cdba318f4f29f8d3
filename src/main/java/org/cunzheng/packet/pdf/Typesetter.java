package org.cunzheng.packet.pdf;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;

/** Sets the tree on pages of a document, again until every page number that it prints is the right one. */
final class Typesetter implements AutoCloseable {
    private static final int MOST_ROUNDS = 5;
    private static final Pattern PLACES = Pattern.compile("");

    private final Document tree;
    private final List<TrueTypeFont> fonts;
    private final PdfBoxRenderer renderer;
    private final LayoutFaults faults = new LayoutFaults();

    Typesetter(Document tree, PDDocument document) throws IOException {
        this.tree = tree;
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document).withW3cDocument(tree, null);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_B);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withDiagnosticConsumer(faults);
        fonts = Fonts.embed(builder, document);
        renderer = builder.buildPdfRenderer();
    }

    /** Writes the pages; gives back where each named place came to stand. */
    Map<String, PicturePainter.Space> set() throws IOException {
        PageNumbers numbers = new PageNumbers(tree);
        renderer.layout();
        Map<String, PicturePainter.Space> places = places();
        for (int round = 0; numbers.fill(places); round++) {
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException("the page numbers do not settle");
            }
            renderer.layout();
            places = places();
        }
        renderer.createPDFWithoutClosing();
        faults.mustBeNone();
        return places;
    }

    private Map<String, PicturePainter.Space> places() {
        Map<String, PicturePainter.Space> places = new HashMap<>();
        renderer.getOutputDevice().setRoot(renderer.getRootBox());
        for (PagePosition<Box> position : renderer.findPagePositionsByID(PLACES)) {
            places.put(
                    position.getId(),
                    new PicturePainter.Space(
                            position.getPageNo() + 1,
                            position.getX(),
                            position.getY(),
                            position.getWidth(),
                            position.getHeight()));
        }
        return places;
    }

    @Override
    public void close() throws IOException {
        renderer.close();
        for (TrueTypeFont font : fonts) {
            font.close();
        }
    }
}
