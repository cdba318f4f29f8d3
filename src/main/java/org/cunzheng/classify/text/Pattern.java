package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunzheng.law.Addressee;

/**
 * Concepts in order, each at most so many characters after the one before, with conditions on what else is or is not
 * said. Matching looks back over a bounded stretch only, so that its time grows with the text and not faster.
 */
final class Pattern {
    static final int ANYWHERE = Integer.MAX_VALUE;
    private static final int MOST_MATCHES = 8;

    private final int[] elements;
    private final int[] gaps;
    private final int[] withInSentence;
    private final int[] withoutInSentence;
    private final int[] withInText;
    private final int[] withoutInText;
    private final Set<Addressee> recipients;
    private final boolean atStart;
    private final boolean evenIfNegated;

    /**
     * @param gaps how far element {@code i} may be from the one before it; {@link #ANYWHERE} for any later place
     * @param conditions what else must stand in the sentence, must not, must stand in the text, must not
     */
    Pattern(
            List<Integer> elements,
            List<Integer> gaps,
            List<List<Integer>> conditions,
            Set<Addressee> recipients,
            boolean atStart,
            boolean evenIfNegated) {
        this.elements = numbers(elements);
        this.gaps = numbers(gaps);
        withInSentence = numbers(conditions.get(0));
        withoutInSentence = numbers(conditions.get(1));
        withInText = numbers(conditions.get(2));
        withoutInText = numbers(conditions.get(3));
        this.recipients = Set.copyOf(recipients);
        this.atStart = atStart;
        this.evenIfNegated = evenIfNegated;
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A stretch of the text as read, end exclusive. */
    record Match(int start, int end) {}

    /**
     * What was found of it.
     *
     * @param matches where it is said, and not denied
     * @param denied whether it is said, and denied wherever it is
     */
    record Found(List<Match> matches, boolean denied) {
        static final Found NOTHING = new Found(List.of(), false);
    }

    Found in(Passage passage, Negation negation) {
        Sightings seen = passage.sightings();
        if (!seesAll(seen, elements)
                || !seesAll(seen, withInText)
                || seesAny(seen, withoutInText)
                || !recipients.contains(passage.recipient())) {
            return Found.NOTHING;
        }
        List<Match> matches = new ArrayList<>();
        boolean denied = false;
        int[] origin = origins(passage, 0, new int[0]);
        for (int i = 1; i < elements.length; i++) {
            origin = origins(passage, i, origin);
        }
        int last = elements[elements.length - 1];
        for (int i = 0; i < origin.length && matches.size() < MOST_MATCHES; i++) {
            if (origin[i] >= 0) {
                Match match = new Match(origin[i], seen.end(last, i));
                if (fits(match, passage)) {
                    if (!evenIfNegated && negation.covers(match, passage)) {
                        denied = true;
                    } else {
                        matches.add(match);
                    }
                }
            }
        }
        return new Found(matches, denied && matches.isEmpty());
    }

    /** For each sighting of the element where the sequence that ends there began, or -1. */
    private int[] origins(Passage passage, int element, int[] before) {
        Sightings seen = passage.sightings();
        int concept = elements[element];
        int[] origin = new int[seen.count(concept)];
        int first = firstReached(before);
        for (int i = 0; i < origin.length; i++) {
            int start = seen.start(concept, i);
            origin[i] = element == 0 ? start : origin(passage, element, before, first, start);
        }
        return origin;
    }

    private int origin(Passage passage, int element, int[] before, int first, int start) {
        Sightings seen = passage.sightings();
        int previous = elements[element - 1];
        int gap = gaps[element];
        if (gap == ANYWHERE) {
            return first >= 0 && seen.end(previous, first) <= start ? before[first] : -1;
        }
        int earliest = start - gap - Lexicon.LONGEST_WORD;
        for (int j = seen.firstFrom(previous, start) - 1; j >= 0 && seen.start(previous, j) >= earliest; j--) {
            int end = seen.end(previous, j);
            if (before[j] >= 0 && end <= start && start - end <= gap && passage.sameSentence(end, start)) {
                return before[j];
            }
        }
        return -1;
    }

    private static int firstReached(int[] before) {
        for (int j = 0; j < before.length; j++) {
            if (before[j] >= 0) {
                return j;
            }
        }
        return -1;
    }

    private boolean fits(Match match, Passage passage) {
        if (atStart && match.start() != 0) {
            return false;
        }
        for (int concept : withInSentence) {
            if (!passage.inSentenceOf(match.start(), concept)) {
                return false;
            }
        }
        for (int concept : withoutInSentence) {
            if (passage.inSentenceOf(match.start(), concept)) {
                return false;
            }
        }
        return true;
    }

    private static boolean seesAll(Sightings seen, int[] concepts) {
        for (int concept : concepts) {
            if (seen.count(concept) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean seesAny(Sightings seen, int[] concepts) {
        for (int concept : concepts) {
            if (seen.count(concept) > 0) {
                return true;
            }
        }
        return false;
    }
}
