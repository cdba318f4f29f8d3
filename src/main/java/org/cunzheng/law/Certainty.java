package org.cunzheng.law;

import java.util.List;

/**
 * How sure we are of a provision.
 *
 * @param numberVerified whether the number may be printed
 * @param wordsVerified whether the words may stand in quotation marks
 * @param grade the grade as the legal base gives it, shown to lawyers
 * @param sources where number and words were read
 */
public record Certainty(boolean numberVerified, boolean wordsVerified, String grade, List<String> sources) {
    public Certainty {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("no source");
        }
    }
}
