package org.cunzheng.web.timeline;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;

/**
 * Reads a case file as it is shown. To read thousands of entries, compare each with its commitment and judge its words takes
 * a while, so the views used last are remembered until something is sealed or the case file says something else.
 */
@Singleton
public final class CaseViews {
    /** How many incidents are remembered, of all case files together. */
    private static final int MOST_REMEMBERED = 50_000;

    private final EvidenceLog log;
    private final CustodyLog custody;
    private final CaseFindings findings;
    private final Map<CaseFileId, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);

    /** @param state of the log when it was read */
    private record Remembered(long state, CaseDetails details, CaseView view) {}

    CaseViews(EvidenceLog log, CustodyLog custody, CaseFindings findings) {
        this.log = log;
        this.custody = custody;
        this.findings = findings;
    }

    /**
     * As of now. Each entry was compared with its commitment when the view was made, which may have been for an earlier call.
     */
    public CaseView read(CaseFile caseFile) {
        // The state is taken first: what is sealed meanwhile is then read anew next time, never missed.
        long state = log.state(caseFile);
        synchronized (remembered) {
            Remembered last = remembered.get(caseFile.id());
            if (last != null && last.state() == state && last.details().equals(caseFile.details())) {
                return last.view();
            }
        }
        CaseView view = of(caseFile, custody.entries(caseFile.id()));
        remember(caseFile, new Remembered(state, caseFile.details(), view));
        return view;
    }

    private void remember(CaseFile caseFile, Remembered read) {
        synchronized (remembered) {
            remembered.put(caseFile.id(), read);
            int total = remembered.values().stream()
                    .mapToInt(each -> each.view().size())
                    .sum();
            Iterator<Remembered> oldest = remembered.values().iterator();
            while (total > MOST_REMEMBERED && remembered.size() > 1) {
                total -= oldest.next().view().size();
                oldest.remove();
            }
        }
    }

    /** The same of a record that is not in the log. */
    public CaseView of(CaseFile caseFile, CaseRecord caseRecord) {
        return new CaseView(caseFile, caseRecord, findings.assess(caseFile.details(), caseRecord), Map.of());
    }

    private CaseView of(CaseFile caseFile, List<Entry> entries) {
        CaseRecord caseRecord = CaseRecord.of(entries);
        Map<EntryId, CaseView.Moved> moved = new HashMap<>();
        for (Entry entry : entries) {
            Optional<String> from = entry.text("movedFrom");
            Optional<String> before = entry.text("movedEntry");
            if (from.isPresent() && before.isPresent()) {
                moved.put(entry.id(), new CaseView.Moved(CaseFileId.parse(from.get()), EntryId.parse(before.get())));
            }
        }
        return new CaseView(caseFile, caseRecord, findings.assess(caseFile.details(), caseRecord), moved);
    }
}
