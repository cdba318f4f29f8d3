package org.cunzheng.classify.text;

import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads other spellings as the plain word: of those that overlap the leftmost, of those that begin together the longest. */
final class WordFold implements UnaryOperator<FoldedText> {
    private final WordAutomaton<String> spellings;

    /** From lines such as {@code plain other another}: the plain word first, {@code -} for none, then its spellings. */
    static WordFold from(String... files) {
        TreeMap<String, String> plainBySpelling = new TreeMap<>();
        for (String file : files) {
            for (String line : DataFile.lines("fold/" + file)) {
                String[] words = DataFile.parts(line);
                String plain = words[0].equals("-") ? "" : words[0];
                List.of(words).subList(1, words.length).forEach(spelling -> plainBySpelling.put(spelling, plain));
            }
        }
        return new WordFold(plainBySpelling);
    }

    WordFold(TreeMap<String, String> plainBySpelling) {
        spellings = new WordAutomaton<>(plainBySpelling);
    }

    @Override
    public FoldedText apply(FoldedText text) {
        int[] longest = new int[text.length()];
        String[] plain = new String[text.length()];
        boolean[] found = new boolean[1];
        spellings.find(text, (begin, end, word) -> {
            if (end - begin > longest[begin] && wholeLatinWord(text, begin, end)) {
                longest[begin] = end - begin;
                plain[begin] = word;
                found[0] = true;
            }
        });
        if (!found[0]) {
            return text;
        }
        FoldedText.Builder read = new FoldedText.Builder(text.length());
        for (int i = 0; i < text.length(); i += Math.max(1, longest[i])) {
            if (longest[i] == 0) {
                read.copy(text, i);
            } else {
                read.replace(text, i, i + longest[i], plain[i]);
            }
        }
        return read.build();
    }

    /** Initials such as {@code sb} count only where they are not a piece of a longer Latin word. */
    private static boolean wholeLatinWord(FoldedText text, int begin, int end) {
        return !(latin(text, begin) && latin(text, begin - 1)) && !(latin(text, end - 1) && latin(text, end));
    }

    private static boolean latin(FoldedText text, int index) {
        if (index < 0 || index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return c >= 'a' && c <= 'z';
    }
}
