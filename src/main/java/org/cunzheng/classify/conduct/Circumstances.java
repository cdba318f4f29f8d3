package org.cunzheng.classify.conduct;

import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.law.LenderKind;

/** What of a case file decides which limits count: every collector of one case stands behind the same lender. */
public record Circumstances(LenderKind lender, ContactHours hours) {
    public static Circumstances of(CaseDetails details) {
        return new Circumstances(details.lenderKind(), details.contactHours());
    }
}
