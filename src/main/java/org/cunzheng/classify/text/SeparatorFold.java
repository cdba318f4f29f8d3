package org.cunzheng.classify.text;

import java.util.function.UnaryOperator;

/**
 * Drops marks that were put between the characters of a word: fillers between Chinese characters, brackets around one
 * character, and a comma or stop that follows every single character.
 */
final class SeparatorFold implements UnaryOperator<FoldedText> {
    private static final String OPENING = "([{<【《「『〔〖";
    private static final String CLOSING = ")]}>】》」』〕〗";
    private static final String PUNCTUATION = ",.。、!:;?";

    @Override
    public FoldedText apply(FoldedText text) {
        FoldedText.Builder read = new FoldedText.Builder(text.length());
        int last = -1;
        for (int i = 0; i < text.length(); i++) {
            if (!isNoise(text, i, last)) {
                read.copy(text, i);
                last = i;
            }
        }
        return read.build();
    }

    private static boolean isNoise(FoldedText text, int i, int lastKept) {
        char c = text.charAt(i);
        if (Scripts.isFiller(c)) {
            return lastKept >= 0 && joins(text, lastKept, nextAfterFillers(text, i));
        }
        if (OPENING.indexOf(c) >= 0) {
            return isHan(text, i - 1) && isHan(text, i + 1) && closes(text, i + 2);
        }
        if (CLOSING.indexOf(c) >= 0) {
            return isHan(text, i - 1) && isHan(text, i - 3) && opens(text, i - 2);
        }
        return PUNCTUATION.indexOf(c) >= 0 && followsEveryCharacter(text, i);
    }

    private static int nextAfterFillers(FoldedText text, int i) {
        int next = i + 1;
        int limit = Math.min(text.length(), i + 8);
        while (next < limit && Scripts.isFiller(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** Two Chinese characters, one beside Latin letters, or two Latin letters that each stand alone. */
    private static boolean joins(FoldedText text, int left, int right) {
        boolean latin = isLatin(text, left) && isLatin(text, right);
        return latin
                ? !isLatin(text, left - 1) && !isLatin(text, right + 1)
                : (isHan(text, left) || isLatin(text, left)) && (isHan(text, right) || isLatin(text, right));
    }

    private static boolean isLatin(FoldedText text, int i) {
        return i >= 0 && i < text.length() && Scripts.isLatin(text.charAt(i));
    }

    /** Whether the same mark stands on both sides of a neighbouring character, three times or more in a row. */
    private static boolean followsEveryCharacter(FoldedText text, int i) {
        int count = 1;
        for (int j = i - 2; j >= 0 && j > i - 6 && sameMark(text, i, j); j -= 2) {
            count++;
        }
        for (int j = i + 2; j < text.length() && j < i + 6 && sameMark(text, i, j); j += 2) {
            count++;
        }
        return count >= 3 && isHan(text, i - 1) && isHan(text, i + 1);
    }

    private static boolean sameMark(FoldedText text, int i, int j) {
        return text.charAt(j) == text.charAt(i) && isHan(text, Math.max(i, j) - 1);
    }

    private static boolean isHan(FoldedText text, int i) {
        return i >= 0 && i < text.length() && Scripts.isHan(text.charAt(i));
    }

    private static boolean closes(FoldedText text, int i) {
        return i < text.length() && CLOSING.indexOf(text.charAt(i)) >= 0;
    }

    private static boolean opens(FoldedText text, int i) {
        return i >= 0 && OPENING.indexOf(text.charAt(i)) >= 0;
    }
}
