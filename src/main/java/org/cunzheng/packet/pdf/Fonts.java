package org.cunzheng.packet.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts under {@code reports/fonts}; every family list in the style sheet names all of them. */
final class Fonts {
    private record Face(String file, String family, int weight) {}

    private static final List<Face> FACES = List.of(
            new Face("NotoSerifSC-Regular.ttf", "Serif SC", 400),
            new Face("NotoSansSC-Bold.ttf", "Sans SC", 700),
            new Face("LXGWWenKai-Regular.ttf", "WenKai", 400),
            new Face("NotoEmoji-Regular.ttf", "Emoji", 400));
    private static final String EMOJI = "NotoEmoji-Regular.ttf";

    private Fonts() {}

    private static final class Coverage {
        static final BitSet TEXT = new BitSet();
        static final BitSet EMOJI_ONLY = new BitSet();

        static {
            for (Face face : FACES) {
                addTo(face.file().equals(EMOJI) ? EMOJI_ONLY : TEXT, face);
            }
            EMOJI_ONLY.andNot(TEXT);
        }

        private static void addTo(BitSet covered, Face face) {
            try (TrueTypeFont font = open(face)) {
                CmapLookup cmap = font.getUnicodeCmapLookup();
                for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
                    if (cmap.getGlyphId(codePoint) != 0) {
                        covered.set(codePoint);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether one of the fonts has a glyph for the code point. */
    static boolean canDraw(int codePoint) {
        return Coverage.TEXT.get(codePoint) || Coverage.EMOJI_ONLY.get(codePoint);
    }

    /** Whether only the emoji font has it. */
    static boolean isEmoji(int codePoint) {
        return Coverage.EMOJI_ONLY.get(codePoint);
    }

    /** Embeds the fonts in the document, as far as they are used, and tells the builder of them. */
    static List<TrueTypeFont> embed(PdfRendererBuilder builder, PDDocument document) throws IOException {
        List<TrueTypeFont> opened = new ArrayList<>();
        for (Face face : FACES) {
            TrueTypeFont font = open(face);
            opened.add(font);
            builder.useFont(
                    new PDFontSupplier(PDType0Font.load(document, font, true)),
                    face.family(),
                    face.weight(),
                    FontStyle.NORMAL,
                    true);
        }
        return opened;
    }

    private static TrueTypeFont open(Face face) throws IOException {
        String resource = "/reports/fonts/" + face.file();
        try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no font at " + resource);
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
    }
}
