package org.cunzheng.packet.redaction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.Collector;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.integrity.Sha256;

/** A redaction applied to the entries of one packet: which fields and files are withheld, and what is left to be shown. */
public final class Withholding {
    /** Withholds nothing of any entry. */
    public static final Withholding NOTHING = of(Redaction.NOTHING, List.of(), List.of());

    private final Redaction redaction;
    private final Map<EntryId, Map<String, Part>> fields = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Set<String> listed = new LinkedHashSet<>();
    private final Withheld withheld;

    private Withholding(Redaction redaction, List<Entry> entries, List<Collector> collectors) {
        this.redaction = redaction;
        entries.stream()
                .filter(entry -> redaction.files().contains(entry.id()))
                .forEach(entry -> leftOut.addAll(WithheldFields.files(entry)));
        WithheldFields withheldFields = new WithheldFields(redaction, leftOut, entries, collectors);
        entries.forEach(entry -> fields.put(entry.id(), withheldFields.of(entry)));
        Set<String> present = new HashSet<>();
        Set<String> unlisted = new HashSet<>();
        for (Entry entry : entries) {
            Set<String> files = WithheldFields.files(entry);
            if (fields(entry.id()).contains("files")) {
                unlisted.addAll(files);
            } else {
                listed.addAll(files);
                // A whole export holds other people's words and never goes along.
                if (entry.kind() != EntryKind.ITEM_ACQUIRED) {
                    present.addAll(files);
                }
            }
        }
        present.removeAll(leftOut);
        listed.removeAll(present);
        unlisted.removeAll(present);
        unlisted.removeAll(listed);
        this.withheld = redaction.withholdsNothing()
                ? new Withheld(redaction.recipient(), Set.of(), new TreeMap<>(), 0, 0)
                : new Withheld(redaction.recipient(), redaction.parts(), counted(), listed.size(), unlisted.size());
    }

    /**
     * @param entries all that the packet discloses
     * @param collectors whom the case file names
     */
    public static Withholding of(Redaction redaction, List<Entry> entries, List<Collector> collectors) {
        return new Withholding(redaction, entries, collectors);
    }

    private SortedMap<Part, Integer> counted() {
        SortedMap<Part, Integer> counted = new TreeMap<>();
        fields.values().forEach(ofEntry -> ofEntry.values().forEach(part -> counted.merge(part, 1, Integer::sum)));
        return counted;
    }

    /** The names of the fields of an entry that are given as digests only. */
    public Set<String> fields(EntryId entry) {
        return fields.getOrDefault(entry, Map.of()).keySet();
    }

    /** What is withheld in an entry; {@link Part#FILES} also where a file is left out and its name shown. */
    public Set<Part> parts(LoggedIncident logged) {
        Set<Part> parts =
                new HashSet<>(fields.getOrDefault(logged.id(), Map.of()).values());
        if (logged.incident().originals().stream().anyMatch(this::leavesOut)) {
            parts.add(Part.FILES);
        }
        return parts;
    }

    /** Whether a file that is named does not go along. */
    public boolean leavesOut(Original original) {
        return leftOut.contains(original.digest().hex());
    }

    /** The files that disclosed entries name and that do not go along, whole exports among them. */
    public Set<Sha256> listedFiles() {
        return listed.stream().map(Sha256::parse).collect(Collectors.toSet());
    }

    /** The incident with nothing in it that is withheld. */
    public LoggedIncident shown(LoggedIncident logged) {
        return BlankedIncident.of(logged, fields(logged.id()));
    }

    /** The case file's details with nothing in them that is withheld. */
    public CaseDetails shown(CaseDetails details) {
        return details.with(details.collectors().stream()
                .map(collector -> BlankedCollector.of(collector, redaction.parts()))
                .toList());
    }

    /** What was chosen. */
    public Redaction redaction() {
        return redaction;
    }

    /** What the packet says of it. */
    public Withheld withheld() {
        return withheld;
    }
}
