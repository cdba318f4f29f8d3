package org.cunzheng.classify.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Reads words that matter where they were written by their sound: with other characters, in pinyin, or half and half.
 * A word of two characters must keep one of them; real words that sound the same are listed and left alone.
 */
final class SoundFold implements UnaryOperator<FoldedText> {
    private static final int LONGEST_SYLLABLE = 6;

    private final Syllables syllables = new Syllables();
    private final WordAutomaton<String> words;
    private final WordAutomaton<Boolean> realWords;
    private final Set<String> byOtherCharacters = new HashSet<>();

    /** @param vocabulary the words that rules look for; those are read where they stand in pinyin, in part or whole */
    SoundFold(Collection<String> vocabulary) {
        TreeMap<String, String> wordBySound = new TreeMap<>();
        TreeMap<String, Boolean> real = new TreeMap<>();
        for (String word : vocabulary) {
            String sounds = soundsOf(word);
            if (word.length() > 1 && sounds.indexOf(Syllables.NONE) < 0) {
                wordBySound.putIfAbsent(sounds, word);
            }
        }
        for (String line : DataFile.lines("fold/by-sound.txt")) {
            for (String word : DataFile.parts(line)) {
                if (word.startsWith("-")) {
                    real.put(word.substring(1), true);
                } else {
                    wordBySound.put(needSounds(word), word);
                    byOtherCharacters.add(word);
                    real.put(word, true);
                }
            }
        }
        words = new WordAutomaton<>(wordBySound);
        realWords = new WordAutomaton<>(real);
    }

    private String needSounds(String word) {
        String sounds = soundsOf(word);
        if (sounds.indexOf(Syllables.NONE) >= 0) {
            throw new IllegalStateException("No sound is known for a character of " + word);
        }
        return sounds;
    }

    private String soundsOf(String word) {
        char[] sounds = new char[word.length()];
        for (int i = 0; i < sounds.length; i++) {
            sounds[i] = syllables.soundOf(word.charAt(i));
        }
        return new String(sounds);
    }

    @Override
    public FoldedText apply(FoldedText text) {
        Spoken spoken = speak(text);
        String[] replacement = new String[text.length()];
        int[] until = new int[text.length()];
        boolean[] real = realWords(text);
        words.find(spoken.sounds(), (begin, end, word) -> {
            int from = spoken.from[begin];
            int to = spoken.to[end - 1];
            if (to > until[from] && isRespelling(text, from, to, word, real)) {
                until[from] = to;
                replacement[from] = word;
            }
        });
        FoldedText.Builder read = new FoldedText.Builder(text.length());
        for (int i = 0; i < text.length(); i = Math.max(i + 1, until[i])) {
            if (replacement[i] == null) {
                read.copy(text, i);
            } else {
                read.replace(text, i, until[i], replacement[i]);
            }
        }
        return read.build();
    }

    private boolean isRespelling(FoldedText text, int from, int to, String word, boolean[] real) {
        int same = 0;
        int others = 0;
        boolean latin = false;
        for (int i = from, at = 0; i < to; i++) {
            if (Scripts.isLatin(text.charAt(i))) {
                at += i + 1 == to || !Scripts.isLatin(text.charAt(i + 1)) ? latinSyllables(text, i) : 0;
                latin = true;
            } else {
                if (real[i]) {
                    return false;
                }
                boolean equal = at < word.length() && text.charAt(i) == word.charAt(at);
                same += equal ? 1 : 0;
                others += equal ? 0 : 1;
                at++;
            }
        }
        return latin
                ? others == 0 && (same > 0 || byOtherCharacters.contains(word))
                : byOtherCharacters.contains(word)
                        && others > 0
                        && same >= (word.length() == 2 ? 1 : word.length() - 2);
    }

    /** How many syllables the Latin letters have that end there. */
    private int latinSyllables(FoldedText text, int last) {
        int first = last;
        while (first > 0 && Scripts.isLatin(text.charAt(first - 1))) {
            first--;
        }
        Spoken spoken = new Spoken(last - first + 1);
        speakLatin(text, first, last + 1, spoken);
        return spoken.length;
    }

    private boolean[] realWords(FoldedText text) {
        boolean[] real = new boolean[text.length()];
        WordAutomaton.Found<Boolean> mark = (begin, end, value) -> Arrays.fill(real, begin, end, true);
        realWords.find(text, mark);
        return real;
    }

    private Spoken speak(FoldedText text) {
        Spoken spoken = new Spoken(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            if (!Scripts.isLatin(text.charAt(i))) {
                spoken.add(syllables.soundOf(text.charAt(i)), i, end);
            } else {
                while (end < text.length() && Scripts.isLatin(text.charAt(end)) && end - i < 40) {
                    end++;
                }
                speakLatin(text, i, end, spoken);
            }
            i = end;
        }
        return spoken;
    }

    private void speakLatin(FoldedText text, int from, int to, Spoken spoken) {
        int mark = spoken.length;
        int i = from;
        while (i < to) {
            int end = Math.min(to, i + LONGEST_SYLLABLE);
            while (end > i && syllables.sound(text.subSequence(i, end).toString()) == Syllables.NONE) {
                end--;
            }
            if (end == i) {
                spoken.length = mark;
                spoken.add(Syllables.NONE, from, to);
                return;
            }
            spoken.add(syllables.sound(text.subSequence(i, end).toString()), i, end);
            i = end;
        }
    }

    /** The sounds in order, each with its place in the text. */
    private static final class Spoken {
        private final char[] sounds;
        private final int[] from;
        private final int[] to;
        private int length;

        Spoken(int capacity) {
            sounds = new char[capacity];
            from = new int[capacity];
            to = new int[capacity];
        }

        void add(char sound, int start, int end) {
            sounds[length] = sound;
            from[length] = start;
            to[length] = end;
            length++;
        }

        String sounds() {
            return new String(sounds, 0, length);
        }
    }
}
