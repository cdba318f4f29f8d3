package org.cunzheng.packet.redaction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.casefile.Collector;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;

/**
 * What a case holds that can be withheld.
 *
 * @param parts in how many entries each part occurs; only parts that occur
 * @param tabled parts that occur in the case file's own table of collectors
 * @param names of third parties, as they were told
 */
public record Occurrences(SortedMap<Part, Integer> parts, Set<Part> tabled, Set<String> names) {
    public Occurrences {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        tabled = Set.copyOf(tabled);
        names = Set.copyOf(names);
    }

    /**
     * @param collectors whom the case file names
     */
    public static Occurrences in(CaseRecord caseRecord, List<Collector> collectors) {
        Map<Part, Integer> parts = new EnumMap<>(Part.class);
        Set<String> names = new LinkedHashSet<>();
        Set<Source> seen = new LinkedHashSet<>();
        for (LoggedIncident logged : caseRecord.counting()) {
            Incident incident = logged.incident();
            count(parts, Part.THIRD_PARTY_NAMES, !incident.addresseeName().isEmpty());
            count(parts, Part.RELATIONS, incident.addressee() != Addressee.DEBTOR);
            count(parts, Part.COLLECTOR_NAMES, !incident.collectorName().isEmpty());
            count(
                    parts,
                    Part.COLLECTOR_NUMBERS,
                    !incident.collectorNumber().isEmpty() || Echo.tellsNumber(incident.collectorName()));
            count(parts, Part.RETELLINGS, isRetold(incident) && !incident.text().isEmpty());
            count(parts, Part.FILES, !incident.originals().isEmpty());
            count(
                    parts,
                    Part.CORRECTION_REASONS,
                    logged.standing() instanceof Standing.Correcting(var _, String reason) && !reason.isEmpty());
            if (incident.source() instanceof Source.Exported exported) {
                count(parts, Part.RECORDS, true);
                count(parts, Part.EXPORTS, seen.add(new Source.Exported(exported.item(), 0, "")));
            }
            if (!incident.addresseeName().isBlank()) {
                names.add(incident.addresseeName().strip());
            }
        }
        caseRecord
                .decisions()
                .forEach(decision -> count(
                        parts,
                        Part.DECISION_REASONS,
                        decision.confirmed() && !decision.reason().isEmpty()));
        caseRecord
                .erasures()
                .forEach(erasure ->
                        count(parts, Part.ERASURE_REASONS, !erasure.reason().isEmpty()));
        return new Occurrences(new TreeMap<>(parts), tabled(collectors), names);
    }

    private static Set<Part> tabled(List<Collector> collectors) {
        Set<Part> tabled = EnumSet.noneOf(Part.class);
        for (Part part : List.of(Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS)) {
            if (collectors.stream()
                    .flatMap(told -> BlankedCollector.withheldOf(told, Set.of(part)))
                    .anyMatch(text -> !text.isBlank())) {
                tabled.add(part);
            }
        }
        return tabled;
    }

    public boolean isNothing() {
        return parts.isEmpty() && tabled.isEmpty();
    }

    public boolean holds(Part part) {
        return parts.containsKey(part) || tabled.contains(part);
    }

    /** Of the names of third parties, those that stand in a text. */
    private List<String> namedIn(String text) {
        return names.stream().filter(text::contains).sorted().toList();
    }

    /** Of the names of third parties, those that stand in the words of an incident or in what its files are called. */
    public List<String> namedIn(Incident incident) {
        return names.stream()
                .filter(name -> incident.text().contains(name)
                        || incident.originals().stream().anyMatch(file -> Echo.inFileName(file.name(), name)))
                .sorted()
                .toList();
    }

    /** In how many entries a third party is named in words, files' names, remarks on findings, reasons of corrections or erasures. */
    public int naming(CaseRecord caseRecord) {
        long incidents = caseRecord.counting().stream()
                .filter(logged -> !namedIn(logged.incident()).isEmpty()
                        || (logged.standing() instanceof Standing.Correcting(var _, String reason)
                                && !namedIn(reason).isEmpty()))
                .count();
        long decisions = caseRecord.decisions().stream()
                .filter(decision ->
                        decision.confirmed() && !namedIn(decision.reason()).isEmpty())
                .count();
        long erasures = caseRecord.erasures().stream()
                .filter(erasure -> !namedIn(erasure.reason()).isEmpty())
                .count();
        return Math.toIntExact(incidents + decisions + erasures);
    }

    private static boolean isRetold(Incident incident) {
        return switch (incident.kind()) {
            case CALL, VISIT, OTHER -> true;
            case SMS, CHAT -> false;
        };
    }

    private static void count(Map<Part, Integer> parts, Part part, boolean occurs) {
        if (occurs) {
            parts.merge(part, 1, Integer::sum);
        }
    }
}
