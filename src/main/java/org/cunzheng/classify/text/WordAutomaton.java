package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many words in one pass over a text, in time that grows with the text and what is found in it (A. V. Aho and
 * M. J. Corasick, Efficient string matching, 1975). Steps lie in one table, so that it is ready within milliseconds.
 */
final class WordAutomaton<V> {
    private static final int ROOT = 0;
    private static final int NONE = -1;

    /** Steps by state and character, in open addressing. */
    private long[] keys = new long[1 << 10];

    private int[] targets = new int[1 << 10];
    private int states = 1;

    private int[] parent = new int[1 << 9];
    private char[] arrivedBy = new char[1 << 9];
    private int[] depth = new int[1 << 9];
    private int[] word = new int[1 << 9];

    /** The state of the longest proper suffix that is one, and the nearest on that way that ends a word. */
    private final int[] suffix;

    private final int[] shorterWord;
    private final List<V> values = new ArrayList<>();

    interface Found<V> {
        /** A word lies from {@code begin} to {@code end}, end exclusive. */
        void at(int begin, int end, V value);
    }

    /** @throws IllegalArgumentException where a word is empty */
    WordAutomaton(Map<String, V> valueByWord) {
        Arrays.fill(keys, NONE);
        word[ROOT] = NONE;
        valueByWord.forEach(this::add);
        suffix = new int[states];
        shorterWord = new int[states];
        link();
    }

    private void add(String text, V value) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a word without characters");
        }
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            int next = step(state, text.charAt(i));
            state = next == NONE ? grow(state, text.charAt(i)) : next;
        }
        word[state] = values.size();
        values.add(value);
    }

    private int grow(int from, char character) {
        if (states == parent.length) {
            parent = Arrays.copyOf(parent, states * 2);
            arrivedBy = Arrays.copyOf(arrivedBy, states * 2);
            depth = Arrays.copyOf(depth, states * 2);
            word = Arrays.copyOf(word, states * 2);
        }
        if (states * 2 >= keys.length) {
            widen();
        }
        int state = states++;
        parent[state] = from;
        arrivedBy[state] = character;
        depth[state] = depth[from] + 1;
        word[state] = NONE;
        put(key(from, character), state);
        return state;
    }

    private void widen() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[keys.length];
        Arrays.fill(keys, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NONE) {
                put(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private void put(long key, int target) {
        int slot = slot(key);
        keys[slot] = key;
        targets[slot] = target;
    }

    private static long key(int state, char character) {
        return (long) state << 16 | character;
    }

    /** Where the key is, or would be. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != NONE) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int step(int state, char character) {
        int slot = slot(key(state, character));
        return keys[slot] == NONE ? NONE : targets[slot];
    }

    /** Shorter states first, for a suffix is shorter than what it ends. */
    private void link() {
        for (int state : byDepth()) {
            int end = state == ROOT || parent[state] == ROOT ? ROOT : next(suffix[parent[state]], arrivedBy[state]);
            suffix[state] = end;
            shorterWord[state] = word[end] == NONE ? shorterWord[end] : end;
        }
    }

    private int[] byDepth() {
        int[] next = new int[states + 1];
        for (int state = 0; state < states; state++) {
            next[depth[state] + 1]++;
        }
        for (int i = 1; i <= states; i++) {
            next[i] += next[i - 1];
        }
        int[] sorted = new int[states];
        for (int state = 0; state < states; state++) {
            sorted[next[depth[state]]++] = state;
        }
        return sorted;
    }

    private int next(int from, char character) {
        int state = from;
        int target = step(state, character);
        while (target == NONE && state != ROOT) {
            state = suffix[state];
            target = step(state, character);
        }
        return target == NONE ? ROOT : target;
    }

    /** Tells every word in the text by its end, of those that end together the longest first. */
    void find(CharSequence text, Found<V> found) {
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            state = next(state, text.charAt(i));
            for (int at = word[state] == NONE ? shorterWord[state] : state; at != ROOT; at = shorterWord[at]) {
                found.at(i + 1 - depth[at], i + 1, values.get(word[at]));
            }
        }
    }
}
