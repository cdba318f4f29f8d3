package org.cunzheng.packet;

import java.util.List;
import org.cunzheng.evidence.LoggedIncident;

/**
 * One incident with the files that show it, as numbered in one packet.
 *
 * @param number from 1
 * @param files in the order of the incident's originals
 */
public record Exhibit(int number, LoggedIncident incident, List<ExhibitFile> files) {
    public Exhibit {
        files = List.copyOf(files);
        if (number < 1) {
            throw new IllegalArgumentException("exhibits are numbered from 1");
        }
    }
}
