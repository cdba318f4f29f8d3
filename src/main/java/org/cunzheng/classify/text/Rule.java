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

    /** What was found of any of its ways to say it. */
    Pattern.Found in(Passage passage, Negation negation) {
        List<Pattern.Match> matches = new ArrayList<>();
        boolean denied = false;
        for (Pattern pattern : patterns) {
            Pattern.Found found = pattern.in(passage, negation);
            matches.addAll(found.matches());
            denied |= found.denied();
        }
        return new Pattern.Found(matches, denied && matches.isEmpty());
    }
}
