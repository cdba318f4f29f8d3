package org.cunzheng.classify.conduct;

import java.util.List;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.Finding;
import org.cunzheng.custody.EntryId;

/** What a rule on time or frequency says of one entry, or of the entries of one day. */
public sealed interface Outcome {
    /** A suspected breach. */
    record Suspected(Finding finding) implements Outcome {}

    /** Judged, and within the limit. */
    record NoBreach(String rule, List<EntryId> entries) implements Outcome {
        public NoBreach {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Cannot be judged from what is known; never to be shown as "no breach".
     *
     * @param reason a message key under {@code rule.indeterminate} that says what is missing
     */
    record Indeterminate(String rule, List<EntryId> entries, Explanation reason) implements Outcome {
        public Indeterminate {
            entries = List.copyOf(entries);
        }
    }
}
