package org.cunzheng.classify.text;

import java.util.Arrays;

/** Where each concept was seen in a text, by start. */
final class Sightings {
    private static final int[] NOTHING = new int[0];

    private final int[][] places;
    private final int[] counts;

    Sightings(int concepts) {
        places = new int[concepts][];
        Arrays.fill(places, NOTHING);
        counts = new int[concepts];
    }

    void add(int concept, int begin, int end) {
        int at = counts[concept] * 2;
        if (at == places[concept].length) {
            places[concept] = Arrays.copyOf(places[concept], Math.max(8, at * 2));
        }
        int[] of = places[concept];
        while (at > 0 && of[at - 2] > begin) {
            of[at] = of[at - 2];
            of[at + 1] = of[at - 1];
            at -= 2;
        }
        of[at] = begin;
        of[at + 1] = end;
        counts[concept]++;
    }

    int count(int concept) {
        return counts[concept];
    }

    int start(int concept, int index) {
        return places[concept][index * 2];
    }

    int end(int concept, int index) {
        return places[concept][index * 2 + 1];
    }

    /** The index of the first sighting that starts at {@code position} or later. */
    int firstFrom(int concept, int position) {
        int low = 0;
        int high = counts[concept];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(concept, middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean within(int concept, int from, int to) {
        int index = firstFrom(concept, from);
        return index < counts[concept] && start(concept, index) < to;
    }
}
