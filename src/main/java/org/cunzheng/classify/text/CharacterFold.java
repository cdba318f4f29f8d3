package org.cunzheng.classify.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads each character alone: width, letter case, look-alikes, traditional script, emoji; drops what cannot be seen. */
final class CharacterFold implements Function<String, FoldedText> {
    private final char[] simple = TraditionalScript.table();
    private final Map<Integer, String> words = new HashMap<>();

    CharacterFold() {
        for (String line : DataFile.lines("fold/characters.txt")) {
            String[] parts = DataFile.parts(line);
            String plain = parts[0].equals("-") ? "" : parts[0];
            for (int i = 1; i < parts.length; i++) {
                words.put(parts[i].codePointAt(0), plain);
            }
        }
    }

    @Override
    public FoldedText apply(String text) {
        FoldedText.Builder read = new FoldedText.Builder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            String plain = codePoint < 0x80 || isPlainHan(codePoint) ? null : words.get(codePoint);
            if (plain != null) {
                addAll(read, plain, i, end);
            } else if (codePoint < 0x80) {
                addAscii(read, (char) codePoint, i, end);
            } else if (isPlainHan(codePoint)) {
                read.add(simple[codePoint], i, end);
            } else {
                addOther(read, codePoint, i, end);
            }
            i = end;
        }
        return read.build();
    }

    private static boolean isPlainHan(int codePoint) {
        return codePoint >= 0x3400 && codePoint <= 0x9FFF;
    }

    private static void addAscii(FoldedText.Builder read, char c, int start, int end) {
        if (c == '\n' || c == '\t' || c >= ' ' && c != 0x7F) {
            read.add(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, start, end);
        }
    }

    private void addOther(FoldedText.Builder read, int codePoint, int start, int end) {
        switch (Character.getType(codePoint)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> addCompatible(read, codePoint, start, end, true);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> read.add('\n', start, end);
            case Character.SPACE_SEPARATOR -> read.add(' ', start, end);
            default -> addCompatible(read, codePoint, start, end, false);
        }
    }

    private void addCompatible(FoldedText.Builder read, int codePoint, int start, int end, boolean dropUnlessText) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            return;
        }
        String compatible = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        for (int i = 0; i < compatible.length(); i++) {
            char c = Character.toLowerCase(compatible.charAt(i));
            String word = words.get((int) c);
            if (word != null) {
                addAll(read, word, start, end);
            } else if (isPlainHan(c)) {
                read.add(simple[c], start, end);
            } else if (Character.isLetterOrDigit(c)
                    || !dropUnlessText && Character.getType(c) != Character.NON_SPACING_MARK) {
                read.add(c, start, end);
            }
        }
    }

    private static void addAll(FoldedText.Builder read, String plain, int start, int end) {
        for (int i = 0; i < plain.length(); i++) {
            read.add(plain.charAt(i), start, end);
        }
    }
}
