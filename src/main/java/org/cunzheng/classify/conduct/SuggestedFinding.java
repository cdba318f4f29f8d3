package org.cunzheng.classify.conduct;

import java.util.List;
import org.cunzheng.classify.Finding;
import org.cunzheng.custody.EntryId;

/**
 * A finding that a case's record suggests, to be confirmed or dismissed by a person.
 *
 * @param key the same as long as the same conduct is found in the same entries and the same provisions are cited
 * @param entries what it rests on, oldest first; a single one where words are marked
 */
public record SuggestedFinding(String key, Finding finding, List<EntryId> entries) {
    public SuggestedFinding {
        entries = List.copyOf(entries);
    }
}
