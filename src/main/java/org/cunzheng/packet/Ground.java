package org.cunzheng.packet;

import java.util.List;
import org.cunzheng.classify.Span;
import org.cunzheng.custody.EntryId;
import org.cunzheng.law.Conduct;

/**
 * A confirmed finding as the packet states it.
 *
 * @param confidence from 0 (exclusive) to 1
 * @param entries what it rests on, oldest first; one entry where words are marked
 * @param marked the words in that entry's text; empty where entries were counted
 * @param explanation what was counted, as a sentence in the packet's language; empty where words are marked, or would be
 *     were they not withheld
 */
public record Ground(
        Conduct conduct,
        String rule,
        String ruleSet,
        double confidence,
        List<EntryId> entries,
        List<Span> marked,
        String explanation) {
    public Ground {
        entries = List.copyOf(entries);
        marked = List.copyOf(marked);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a ground rests on an entry");
        }
        if (!marked.isEmpty() && entries.size() != 1) {
            throw new IllegalArgumentException("marked words belong to one entry");
        }
    }

    /** Whether it rests on words that are withheld. */
    public boolean onWithheldWords() {
        return marked.isEmpty() && explanation.isEmpty();
    }
}
