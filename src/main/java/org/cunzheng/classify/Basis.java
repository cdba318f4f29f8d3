package org.cunzheng.classify;

import java.util.List;
import java.util.UUID;

/** What a finding rests on: words in a text, or entries that were counted. */
public sealed interface Basis {
    /** The words that make it true, as offsets into the text of the entry itself. */
    record MarkedWords(List<Span> spans) implements Basis {
        public MarkedWords {
            spans = List.copyOf(spans);
        }
    }

    /**
     * Entries that were counted.
     *
     * @param entries the ids of the entries, oldest first
     * @param explanation a message key that says what was counted, and its arguments (numbers, days, hours)
     */
    record CountedEntries(List<UUID> entries, Explanation explanation) implements Basis {
        public CountedEntries {
            entries = List.copyOf(entries);
        }
    }
}
