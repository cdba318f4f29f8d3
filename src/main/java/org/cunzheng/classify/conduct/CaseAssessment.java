package org.cunzheng.classify.conduct;

import java.util.List;

/**
 * What the rules say of a whole case.
 *
 * @param suggested findings on words first, then on counts; oldest first
 * @param unjudged what the rules on counts cannot judge, and why
 * @param elements of Criminal Law art. 293-1, filled from findings that were not dismissed
 */
public record CaseAssessment(
        List<SuggestedFinding> suggested, List<Outcome.Indeterminate> unjudged, ElementTable elements) {
    public CaseAssessment {
        suggested = List.copyOf(suggested);
        unjudged = List.copyOf(unjudged);
    }
}
