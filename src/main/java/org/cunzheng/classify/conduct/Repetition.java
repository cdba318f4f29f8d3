package org.cunzheng.classify.conduct;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunzheng.custody.EntryId;
import org.cunzheng.law.Citation;
import org.cunzheng.law.LawBase;

/** Which provisions speak of repeated acts, and of which of them a case shows too few. */
public final class Repetition {
    /** What 多次 is read as: no text held gives a figure for messages; where the law gives one elsewhere, it is three. */
    public static final int MANY = 3;

    private Repetition() {}

    /**
     * Ids of the provisions on repeated acts that the findings cite for fewer entries than {@link #MANY}; such a provision
     * is not to be cited for them.
     */
    public static Set<String> tooFew(LawBase law, Collection<SuggestedFinding> findings) {
        Map<String, Set<EntryId>> entries = new HashMap<>();
        for (SuggestedFinding suggested : findings) {
            for (Citation citation : suggested.finding().citations()) {
                entries.computeIfAbsent(citation.provisionId(), _ -> new HashSet<>())
                        .addAll(suggested.entries());
            }
        }
        return law.provisions().stream()
                .filter(provision -> provision.reach().repeated())
                .map(provision -> provision.id())
                .filter(id -> entries.getOrDefault(id, Set.of()).size() < MANY)
                .collect(Collectors.toUnmodifiableSet());
    }
}
