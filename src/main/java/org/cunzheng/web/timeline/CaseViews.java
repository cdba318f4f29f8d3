package org.cunzheng.web.timeline;

import jakarta.inject.Singleton;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;

/** Reads a case file as it is shown. */
@Singleton
public final class CaseViews {
    private final EvidenceLog log;
    private final CaseFindings findings;

    CaseViews(EvidenceLog log, CaseFindings findings) {
        this.log = log;
        this.findings = findings;
    }

    /** As of now, each entry compared with its commitment. */
    public CaseView read(CaseFile caseFile) {
        return of(caseFile, log.read(caseFile));
    }

    /** The same of a record that is not in the log. */
    public CaseView of(CaseFile caseFile, CaseRecord caseRecord) {
        return new CaseView(caseFile, caseRecord, findings.assess(caseFile.details(), caseRecord));
    }
}
