package org.cunzheng.packet.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cunzheng.classify.Span;

/** Writes a text with some of its words marked. */
final class Marks {
    private Marks() {}

    /** The same stretches in order, joined where they meet or overlap. */
    static List<Span> merge(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /**
     * Writes the text from its beginning to an offset; a mark that cuts a surrogate pair takes in the whole of it.
     *
     * @param spans merged
     * @param until offset after the last code unit to be written
     */
    static void write(Html into, String text, List<Span> spans, int until) {
        int written = 0;
        for (Span span : spans) {
            int start = Math.max(written, wholeBefore(text, Math.min(span.start(), until)));
            int end = wholeAfter(text, Math.min(span.end(), until));
            if (end > start) {
                into.say(text.substring(written, start));
                into.add("span", "marked").say(text.substring(start, end));
                written = end;
            }
        }
        into.say(text.substring(written, Math.max(written, until)));
    }

    private static int wholeBefore(String text, int offset) {
        return cutsPair(text, offset) ? offset - 1 : offset;
    }

    private static int wholeAfter(String text, int offset) {
        return cutsPair(text, offset) ? offset + 1 : offset;
    }

    private static boolean cutsPair(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    }
}
