package org.cunzheng.web.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.classify.conduct.CaseAssessment;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.LoggedIncident;

/** A case file as it is shown: what its log says, what is suggested on it, and what was decided. */
public final class CaseView {
    private final CaseFile caseFile;
    private final CaseRecord caseRecord;
    private final CaseAssessment assessment;
    private final List<LoggedIncident> incidents;
    private final List<FindingView> findings;
    private final Map<EntryId, List<FindingView>> byEntry = new HashMap<>();
    private final Map<EntryId, Moved> moved;

    /**
     * Where an entry was before it was moved to this case file.
     *
     * @param entry there, which stays and says that it was moved
     */
    public record Moved(CaseFileId from, EntryId entry) {}

    public CaseView(CaseFile caseFile, CaseRecord caseRecord, CaseAssessment assessment, Map<EntryId, Moved> moved) {
        this.moved = Map.copyOf(moved);
        this.caseFile = caseFile;
        this.caseRecord = caseRecord;
        this.incidents = caseRecord.incidents();
        this.assessment = assessment;
        this.findings = assessment.suggested().stream()
                .map(finding -> FindingView.of(finding, caseRecord.decision(finding.key()), assessment.tooFew()))
                .toList();
        for (FindingView finding : findings) {
            for (EntryId entry : finding.suggested().entries()) {
                byEntry.computeIfAbsent(entry, _ -> new ArrayList<>()).add(finding);
            }
        }
    }

    public CaseFile caseFile() {
        return caseFile;
    }

    /** Where an entry was before; empty where it was recorded here. */
    public Optional<Moved> moved(EntryId entry) {
        return Optional.ofNullable(moved.get(entry));
    }

    /** How many incidents it has, to weigh it by. */
    int size() {
        return incidents.size();
    }

    /** Every incident, the newest first by when it happened. */
    public List<LoggedIncident> incidents() {
        return incidents;
    }

    public CaseRecord caseRecord() {
        return caseRecord;
    }

    /** What the rules say, what they cannot judge among it. */
    public CaseAssessment assessment() {
        return assessment;
    }

    /** All that is suggested, in the order of the rules. */
    public List<FindingView> findings() {
        return findings;
    }

    public List<FindingView> findings(EntryId entry) {
        return byEntry.getOrDefault(entry, List.of());
    }

    public Optional<FindingView> finding(String key) {
        return findings.stream()
                .filter(finding -> finding.suggested().key().equals(key))
                .findFirst();
    }

    /** How many findings wait for a decision. */
    public long undecided() {
        return findings.stream()
                .filter(finding -> finding.status() == FindingView.Status.SUGGESTED)
                .count();
    }
}
