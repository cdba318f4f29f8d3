package org.cunzheng.web.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.cunzheng.classify.Span;

/**
 * A text in pieces, so that a page can mark some of them. Code units that are not legal text are shown as the replacement
 * character, one for one.
 */
public record MarkedText(List<Piece> pieces) {
    private static final char REPLACEMENT = '\uFFFD';

    /** A stretch that is marked throughout or not at all. */
    public record Piece(String text, boolean marked) {}

    public MarkedText {
        pieces = List.copyOf(pieces);
    }

    /** @param spans which may overlap; what of them lies outside the text is left out */
    public static MarkedText of(String text, List<Span> spans) {
        String legal = legal(text);
        BitSet marked = new BitSet(legal.length());
        for (Span span : spans) {
            marked.set(Math.min(span.start(), legal.length()), Math.min(span.end(), legal.length()));
        }
        List<Piece> pieces = new ArrayList<>();
        for (int start = 0; start < legal.length(); ) {
            boolean isMarked = marked.get(start);
            int next = isMarked ? marked.nextClearBit(start) : marked.nextSetBit(start);
            int end = next < 0 ? legal.length() : Math.min(next, legal.length());
            pieces.add(new Piece(legal.substring(start, end), isMarked));
            start = end;
        }
        return new MarkedText(pieces);
    }

    /** The text with U+FFFD for each code unit that no page can hold. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text);
        for (int i = 0; i < legal.length(); i++) {
            char unit = legal.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < legal.length()
                    && Character.isLowSurrogate(legal.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit) || isControl(unit)) {
                legal.setCharAt(i, REPLACEMENT);
            }
        }
        return legal.toString();
    }

    private static boolean isControl(char unit) {
        return unit < 0x20 && unit != '\n' && unit != '\r' && unit != '\t';
    }
}
