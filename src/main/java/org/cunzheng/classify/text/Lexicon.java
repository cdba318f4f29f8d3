package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Words by what they stand for: one automaton finds all words of all concepts in one pass. */
final class Lexicon {
    /** No word is longer, so that looking back for one can stop. */
    static final int LONGEST_WORD = 16;

    private final WordAutomaton<int[]> automaton;
    private final Map<String, Integer> ids;

    private Lexicon(Map<String, Integer> ids, TreeMap<String, int[]> conceptsByWord) {
        this.ids = Map.copyOf(ids);
        automaton = new WordAutomaton<>(conceptsByWord);
    }

    int size() {
        return ids.size();
    }

    Sightings look(CharSequence text, boolean[] muted) {
        Sightings sightings = new Sightings(ids.size());
        automaton.find(text, (begin, end, concepts) -> {
            if (!muted[begin]) {
                for (int concept : concepts) {
                    sightings.add(concept, begin, end);
                }
            }
        });
        return sightings;
    }

    private static String asRead(String word, UnaryOperator<String> reading) {
        String read = reading.apply(word);
        if (read.isEmpty() || read.length() > LONGEST_WORD) {
            throw new IllegalStateException("Not a word to look for: " + word + " read as '" + read + "'");
        }
        return read;
    }

    /** Collects words under names; an expression such as {@code home|门口|楼下} is a concept of its own. */
    static final class Builder {
        private final Map<String, Set<String>> named = new HashMap<>();
        private final Map<String, Integer> ids = new HashMap<>();
        private final List<String> expressions = new ArrayList<>();

        /** From lines such as {@code name: word word @other}, where {@code @other} takes in another concept's words. */
        void read(String file) {
            for (String line : DataFile.lines(file)) {
                int colon = line.indexOf(':');
                Set<String> words = named.computeIfAbsent(line.substring(0, colon), name -> new LinkedHashSet<>());
                for (String word : DataFile.parts(line.substring(colon + 1).strip())) {
                    words.addAll(word.startsWith("@") ? words(word.substring(1)) : Set.of(word));
                }
            }
        }

        int concept(String expression) {
            return ids.computeIfAbsent(expression, added -> {
                expressions.add(added);
                return expressions.size() - 1;
            });
        }

        private Set<String> words(String name) {
            Set<String> words = named.get(name);
            if (words == null) {
                throw new IllegalStateException("No words are listed for " + name);
            }
            return words;
        }

        /** Every word of every concept. */
        Set<String> words() {
            Set<String> words = new LinkedHashSet<>();
            for (String expression : expressions) {
                for (String part : expression.split("\\|")) {
                    words.addAll(named.getOrDefault(part, Set.of(part)));
                }
            }
            return words;
        }

        Lexicon build(UnaryOperator<String> reading) {
            TreeMap<String, Set<Integer>> concepts = new TreeMap<>();
            Map<String, String> known = new HashMap<>();
            for (String expression : expressions) {
                for (String part : expression.split("\\|")) {
                    Set<String> words = named.getOrDefault(part, Set.of(part));
                    words.forEach(word -> concepts.computeIfAbsent(
                                    known.computeIfAbsent(word, unread -> asRead(unread, reading)),
                                    key -> new LinkedHashSet<>())
                            .add(ids.get(expression)));
                }
            }
            TreeMap<String, int[]> flat = new TreeMap<>();
            concepts.forEach((word, of) ->
                    flat.put(word, of.stream().mapToInt(Integer::intValue).toArray()));
            return new Lexicon(ids, flat);
        }
    }
}
