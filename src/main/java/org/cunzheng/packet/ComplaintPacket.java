package org.cunzheng.packet;

import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.EntryId;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.redaction.Withheld;

/**
 * All that a complaint packet says, in the order in which it says it.
 *
 * @param createdAt when it was made; printed in its own zone, and the only date in the document's metadata
 * @param exhibits oldest first, numbered from 1 without a gap
 * @param breaches confirmed findings only, grouped by provision
 * @param requests what the complainant asks for, in her words; empty where she has not said
 * @param withheld how much is withheld, and from whom; what is withheld stands nowhere in the packet
 */
public record ComplaintPacket(
        CaseFileId caseFile,
        CaseDetails details,
        ZonedDateTime createdAt,
        LogState log,
        Versions versions,
        List<Exhibit> exhibits,
        List<Breach> breaches,
        List<String> requests,
        Withheld withheld) {

    /**
     * The log's size and root that the packet's proofs lead to.
     *
     * @param note the log's signed checkpoint of that size (C2SP tlog-checkpoint); empty of a log that is only invented
     * @param verifierKey the key that signed it, in the form of signed notes
     * @param places where in the log the case file's entries are, from 0
     * @param erased of the entries whose content was destroyed: the one that says so, by the one that is gone
     */
    public record LogState(
            long size,
            Sha256 root,
            String note,
            String verifierKey,
            Map<EntryId, Long> places,
            Map<EntryId, EntryId> erased) {
        public LogState {
            places = Map.copyOf(places);
            erased = Map.copyOf(erased);
        }

        /** @throws IllegalArgumentException where the log had no such entry yet */
        public long place(EntryId entry) {
            Long place = places.get(entry);
            if (place == null) {
                throw new IllegalArgumentException("not in the log of " + size + ": " + entry);
            }
            return place;
        }
    }

    /** What the packet was made with, so that it can be made again as it was. */
    public record Versions(String product, String ruleSet, String lawBase, String template) {}

    /**
     * @throws IllegalArgumentException where exhibits are not numbered 1, 2, 3 …, or a breach rests on an entry that is
     *     no exhibit
     */
    public ComplaintPacket {
        exhibits = List.copyOf(exhibits);
        breaches = List.copyOf(breaches);
        requests = List.copyOf(requests);
        Set<EntryId> known = new HashSet<>();
        for (int place = 0; place < exhibits.size(); place++) {
            if (exhibits.get(place).number() != place + 1) {
                throw new IllegalArgumentException("exhibit " + (place + 1) + " is missing");
            }
            known.add(exhibits.get(place).incident().id());
        }
        for (Breach breach : breaches) {
            for (Ground ground : breach.grounds()) {
                if (!known.containsAll(ground.entries())) {
                    throw new IllegalArgumentException(
                            "a ground under " + breach.provision().id() + " rests on an entry that is no exhibit");
                }
            }
        }
    }

    /**
     * The exhibit made of an entry.
     *
     * @throws IllegalArgumentException where no exhibit was made of it
     */
    public Exhibit exhibitOf(EntryId entry) {
        return exhibits.stream()
                .filter(exhibit -> exhibit.incident().id().equals(entry))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exhibit of entry " + entry));
    }
}
