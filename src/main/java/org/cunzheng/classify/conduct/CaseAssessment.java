package org.cunzheng.classify.conduct;

import java.util.List;
import java.util.Set;

/**
 * What the rules say of a whole case.
 *
 * @param suggested findings on words first, then on counts; oldest first
 * @param unjudged what the rules on counts cannot judge, and why
 * @param elements of Criminal Law art. 293-1, filled from findings that were not dismissed
 * @param tooFew ids of provisions on repeated acts of which the findings that were not dismissed show too few
 */
public record CaseAssessment(
        List<SuggestedFinding> suggested,
        List<Outcome.Indeterminate> unjudged,
        ElementTable elements,
        Set<String> tooFew) {
    public CaseAssessment {
        suggested = List.copyOf(suggested);
        unjudged = List.copyOf(unjudged);
        tooFew = Set.copyOf(tooFew);
    }
}
