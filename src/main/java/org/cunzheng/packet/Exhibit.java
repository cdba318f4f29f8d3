package org.cunzheng.packet;

import java.util.List;
import java.util.Set;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.packet.redaction.Part;

/**
 * One incident with the files that show it, as numbered in one packet.
 *
 * @param number from 1
 * @param incident without what is withheld of it
 * @param files in the order of the incident's originals
 * @param withheld what of it is withheld
 */
public record Exhibit(int number, LoggedIncident incident, List<ExhibitFile> files, Set<Part> withheld) {
    public Exhibit {
        files = List.copyOf(files);
        withheld = Set.copyOf(withheld);
        if (number < 1) {
            throw new IllegalArgumentException("exhibits are numbered from 1");
        }
    }

    public boolean withholds(Part part) {
        return withheld.contains(part);
    }

    public boolean withholdsWords() {
        return withholds(Part.WORDS) || withholds(Part.RETELLINGS);
    }
}
