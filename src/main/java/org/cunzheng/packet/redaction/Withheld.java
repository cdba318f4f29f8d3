package org.cunzheng.packet.redaction;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of a packet is withheld, as it tells its reader; nothing of what.
 *
 * @param recipient for whom the packet is; empty where not said
 * @param chosen what was chosen to be withheld wherever it occurs
 * @param fields of how many fields only a digest is given, by part; only parts that occur
 * @param listedFiles files that a disclosed entry names and the packet leaves out
 * @param unlistedFiles files left out of which not even the name is given
 */
public record Withheld(
        String recipient, Set<Part> chosen, SortedMap<Part, Integer> fields, int listedFiles, int unlistedFiles) {
    public static final Withheld NOTHING = new Withheld("", Set.of(), new TreeMap<>(), 0, 0);

    public Withheld {
        chosen = Set.copyOf(chosen);
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Of how many fields only a digest is given. */
    public int fieldCount() {
        return fields.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many files are left out. */
    public int fileCount() {
        return listedFiles + unlistedFiles;
    }

    /** Whether what was chosen hit a field or a file. */
    public boolean isFound() {
        return fieldCount() > 0 || fileCount() > 0;
    }

    /** Whether the packet is as if nobody had chosen; a choice that hits no field may still hit what the case file tells. */
    public boolean isNothing() {
        return chosen.isEmpty() && !isFound();
    }
}
