package org.cunzheng.classify.conduct;

import java.util.Set;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.law.LenderKind;

/**
 * What of a case file decides which limits count: every collector of one case stands behind the same lender.
 *
 * @param completeExports the exports acquired in it of which nothing was left out
 */
record Circumstances(LenderKind lender, ContactHours hours, Set<EntryId> completeExports) {
    Circumstances {
        completeExports = Set.copyOf(completeExports);
    }

    static Circumstances of(CaseDetails details, CaseRecord caseRecord) {
        Set<EntryId> complete = caseRecord.exports().stream()
                .filter(Export::isComplete)
                .map(Export::id)
                .collect(Collectors.toSet());
        return new Circumstances(details.lenderKind(), details.contactHours(), complete);
    }
}
