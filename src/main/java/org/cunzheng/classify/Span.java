package org.cunzheng.classify;

/**
 * A marked stretch of the text as given, in UTF-16 code units, end exclusive.
 *
 * @throws IllegalArgumentException where the stretch is empty or negative
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }
}
