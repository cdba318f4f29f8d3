package org.cunzheng.packet.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes every code point of a text visible: what cannot be seen or has no glyph is written out by number and name, such as
 * {@code [U+200B ZERO WIDTH SPACE]}, and counted. Nothing is ever left out.
 */
final class VisibleText {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_VARIATION = 0xFE0F;

    /** A stretch of text as it will be drawn; {@code named} where it stands for one code point that cannot be. */
    record Piece(String text, boolean named) {}

    private final SortedMap<Integer, Integer> written = new TreeMap<>();

    /** The text in pieces, in order; line ends become {@code \n}. */
    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int before = -1;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            int after = next < text.length() ? text.codePointAt(next) : -1;
            if (codePoint == '\r') {
                if (after != '\n') {
                    plain.append('\n');
                }
            } else if (isDrawn(codePoint, before, after)) {
                plain.appendCodePoint(codePoint);
            } else {
                flush(plain, pieces);
                written.merge(codePoint, 1, Integer::sum);
                pieces.add(new Piece("[" + nameOf(codePoint) + "]", true));
            }
            before = codePoint;
            at = next;
        }
        flush(plain, pieces);
        return pieces;
    }

    private static void flush(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece(plain.toString(), false));
            plain.setLength(0);
        }
    }

    private static boolean isDrawn(int codePoint, int before, int after) {
        if (codePoint == '\n' || codePoint == '\t') {
            return true;
        }
        if (codePoint == EMOJI_VARIATION) {
            return before >= 0 && Fonts.canDraw(before) && !Character.isWhitespace(before);
        }
        if (codePoint == ZERO_WIDTH_JOINER) {
            return (Fonts.isEmoji(before) || before == EMOJI_VARIATION) && after >= 0 && Fonts.isEmoji(after);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlankLetter(codePoint) && Fonts.canDraw(codePoint);
        };
    }

    /** Letters and marks that are drawn as nothing; and the object replacement character, which the layout drops. */
    private static boolean isBlankLetter(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC -> true;
            default ->
                (codePoint >= 0xFE00 && codePoint < EMOJI_VARIATION) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        };
    }

    /** Its number and, where Unicode gives it one, its name. */
    static String nameOf(int codePoint) {
        String number = String.format(Locale.ROOT, "U+%04X", codePoint);
        String name = Character.getType(codePoint) == Character.SURROGATE ? null : Character.getName(codePoint);
        return name == null ? number : number + " " + name;
    }

    /** The code points written out so far and how often, lowest first. */
    Map<Integer, Integer> written() {
        return written;
    }
}
