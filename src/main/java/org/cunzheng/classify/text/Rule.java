package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunzheng.law.Conduct;

/**
 * One test for one kind of conduct, as several ways to say it.
 *
 * @param name what is done, such as {@code ThreatOfArrest}
 * @param conducts what it is suspected to be; none for a frame, which says that the words are not the sender's own act
 */
record Rule(String name, Set<Conduct> conducts, List<Pattern> patterns) {
    boolean isFrame() {
        return conducts.isEmpty();
    }

    /** Whether any of it is said only to be denied. */
    boolean isDenied(Passage passage, Negation negation) {
        return patterns.stream().anyMatch(pattern -> pattern.isDenied(passage, negation));
    }

    List<Pattern.Match> in(Passage passage, Negation negation) {
        List<Pattern.Match> matches = new ArrayList<>();
        for (Pattern pattern : patterns) {
            matches.addAll(pattern.in(passage, negation));
        }
        return matches;
    }
}
