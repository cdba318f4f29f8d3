package org.cunzheng.casefile;

import java.time.ZoneId;
import java.util.List;
import org.cunzheng.law.LenderKind;

/**
 * A dispute as the complainant tells it; an empty text means: not told.
 *
 * @param appBrand the name under which the loan was offered, which often is not the lender's
 * @param lender who lent the money by the contract
 * @param assignee who claims the debt now, where it was assigned
 * @param sumReceived in yuan, as typed: what arrived on the borrower's account
 * @param borrowedOn ISO date
 * @param dueOn ISO date
 * @param zone the borrower's time zone
 */
public record CaseDetails(
        String title,
        String complainantName,
        String appBrand,
        String lender,
        String assignee,
        LenderKind lenderKind,
        String product,
        String sumReceived,
        String borrowedOn,
        String dueOn,
        String agreedTerms,
        ContactHours contactHours,
        ZoneId zone,
        List<Collector> collectors) {
    public CaseDetails {
        collectors = List.copyOf(collectors);
    }

    /** The same dispute with other collectors. */
    public CaseDetails with(List<Collector> others) {
        return new CaseDetails(
                title,
                complainantName,
                appBrand,
                lender,
                assignee,
                lenderKind,
                product,
                sumReceived,
                borrowedOn,
                dueOn,
                agreedTerms,
                contactHours,
                zone,
                others);
    }
}
