package org.cunzheng.web.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.packet.redaction.Occurrences;

/**
 * What a packet made now would hold.
 *
 * @param undecided findings that are suggested and neither confirmed nor dismissed: they stay out
 * @param occurrences what can be withheld
 * @param naming in how many entries a third party is named beside the fields for names
 * @param nothingTold parts of the case file that a reader of the packet will miss
 */
public record PacketPreview(
        int incidents,
        int files,
        int confirmed,
        int undecided,
        Occurrences occurrences,
        int naming,
        List<String> nothingTold) {
    public PacketPreview {
        nothingTold = List.copyOf(nothingTold);
    }

    static PacketPreview of(CaseDetails details, CaseRecord caseRecord, List<SuggestedFinding> suggested) {
        List<LoggedIncident> counting = caseRecord.counting();
        Set<String> decided = suggested.stream()
                .map(SuggestedFinding::key)
                .filter(key -> caseRecord.decision(key).isPresent())
                .collect(Collectors.toSet());
        Occurrences occurrences = Occurrences.in(caseRecord, details.collectors());
        return new PacketPreview(
                counting.size(),
                counting.stream()
                        .mapToInt(logged -> logged.incident().originals().size())
                        .sum(),
                (int) suggested.stream()
                        .filter(finding -> caseRecord
                                .decision(finding.key())
                                .filter(Decision::confirmed)
                                .isPresent())
                        .count(),
                (int) suggested.stream()
                        .filter(finding -> !decided.contains(finding.key()))
                        .count(),
                occurrences,
                occurrences.naming(caseRecord),
                missing(details));
    }

    private static List<String> missing(CaseDetails details) {
        List<String> missing = new ArrayList<>();
        if (details.complainantName().isBlank()) {
            missing.add("packet.missing.complainant");
        }
        if (details.lender().isBlank() && details.appBrand().isBlank()) {
            missing.add("packet.missing.lender");
        }
        if (details.collectors().isEmpty()) {
            missing.add("packet.missing.collectors");
        }
        return missing;
    }
}
