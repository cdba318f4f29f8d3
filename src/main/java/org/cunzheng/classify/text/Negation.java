package org.cunzheng.classify.text;

/** Whether the words are denied: 我们不会上门 threatens nothing, 别以为我不会上门 does. */
record Negation(int denial, int denialOfDenial) {
    private static final int REACH = 12;

    static Negation from(Lexicon.Builder words) {
        return new Negation(words.concept("not"), words.concept("not-not"));
    }

    /** The characters that a denial reaches in its clause, unless that is denied in turn. */
    boolean[] reach(Passage passage) {
        boolean[] reach = new boolean[passage.text().length()];
        Sightings seen = passage.sightings();
        for (int i = 0; i < seen.count(denial); i++) {
            if (!passage.inSentenceOf(seen.start(denial, i), denialOfDenial)) {
                int to = Math.min(reach.length, seen.end(denial, i) + REACH);
                for (int at = seen.end(denial, i);
                        at < to && !Scripts.isPause(passage.text().charAt(at));
                        at++) {
                    reach[at] = true;
                }
            }
        }
        return reach;
    }

    boolean covers(Pattern.Match match, Passage passage) {
        Sightings seen = passage.sightings();
        if (seen.count(denial) == 0 || passage.inSentenceOf(match.start(), denialOfDenial)) {
            return false;
        }
        int from = Math.max(passage.clauseStart(match.start()), match.start() - REACH - Lexicon.LONGEST_WORD);
        for (int i = seen.firstFrom(denial, from); i < seen.count(denial) && seen.start(denial, i) < match.end(); i++) {
            boolean before = seen.end(denial, i) <= match.start() && match.start() - seen.end(denial, i) <= REACH;
            boolean inside = seen.start(denial, i) > match.start() && seen.end(denial, i) < match.end();
            if (before || inside) {
                return true;
            }
        }
        return false;
    }
}
