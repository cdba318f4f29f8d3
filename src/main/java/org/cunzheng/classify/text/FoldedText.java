package org.cunzheng.classify.text;

import java.util.Arrays;
import org.cunzheng.classify.Span;

/**
 * A text as it is read, with each of its characters' place in the text as it was written.
 * Starts never fall, ends never fall, and each start lies before its end.
 */
final class FoldedText implements CharSequence {
    private final char[] chars;
    private final int[] starts;
    private final int[] ends;

    private FoldedText(char[] chars, int[] starts, int[] ends) {
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
    }

    static FoldedText of(String original) {
        Builder builder = new Builder(original.length());
        for (int i = 0; i < original.length(); i++) {
            builder.add(original.charAt(i), i, i + 1);
        }
        return builder.build();
    }

    /** The place in the text as written of the characters from {@code from} to {@code to}, end exclusive. */
    Span original(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    @Override
    public int length() {
        return chars.length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(chars, from, to - from);
    }

    @Override
    public String toString() {
        return new String(chars);
    }

    static final class Builder {
        private char[] chars;
        private int[] starts;
        private int[] ends;
        private int length;

        Builder(int capacity) {
            int size = Math.max(16, capacity);
            chars = new char[size];
            starts = new int[size];
            ends = new int[size];
        }

        void add(char character, int start, int end) {
            if (length == chars.length) {
                chars = Arrays.copyOf(chars, length * 2);
                starts = Arrays.copyOf(starts, length * 2);
                ends = Arrays.copyOf(ends, length * 2);
            }
            chars[length] = character;
            starts[length] = start;
            ends[length] = end;
            length++;
        }

        void copy(FoldedText source, int index) {
            add(source.chars[index], source.starts[index], source.ends[index]);
        }

        /** Puts {@code word} where the source had the characters from {@code from} to {@code to}. */
        void replace(FoldedText source, int from, int to, String word) {
            for (int i = 0; i < word.length(); i++) {
                add(word.charAt(i), source.starts[from], source.ends[to - 1]);
            }
        }

        FoldedText build() {
            return new FoldedText(
                    Arrays.copyOf(chars, length), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }
    }
}
