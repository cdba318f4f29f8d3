package org.cunzheng.classify.conduct;

import java.util.ArrayList;
import java.util.List;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.Provision;

/**
 * A contact person who asked not to be contacted again is contacted again (GB/T 45251—2025; the banking association's
 * guide). The debtor's own refusal is none: it does not end the right to ask for the money.
 */
final class ContactAfterRefusal implements Rule {
    private static final String NAME = "ContactAfterRefusal";

    private final Limits limits;

    ContactAfterRefusal(Limits limits) {
        this.limits = limits;
    }

    @Override
    public List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents) {
        var refusals = new ArrayList<LoggedIncident>();
        var outcomes = new ArrayList<Outcome>();
        for (LoggedIncident logged : incidents) {
            if (logged.incident().addressee() == Addressee.DEBTOR) {
                continue;
            }
            if (logged.incident().direction() == Incident.Direction.FROM_COLLECTOR) {
                outcomes.add(judge(circumstances, logged, refusals));
            }
            if (Refusal.in(logged.incident()) != Refusal.NONE) {
                refusals.add(logged);
            }
        }
        return outcomes;
    }

    private Outcome judge(Circumstances circumstances, LoggedIncident contact, List<LoggedIncident> refusals) {
        List<LoggedIncident> before = refusals.stream()
                .filter(refusal -> mayBeSamePerson(refusal.incident(), contact.incident()))
                .toList();
        if (before.isEmpty()) {
            return Suspicion.noBreach(NAME, List.of(contact));
        }
        for (LoggedIncident refusal : before) {
            if (Refusal.in(refusal.incident()) == Refusal.CLEAR && isNamed(refusal) && isNamed(contact)) {
                return suspected(circumstances, refusal, contact);
            }
        }
        List<LoggedIncident> entries = List.of(before.getLast(), contact);
        return isNamed(before.getLast()) && isNamed(contact)
                ? Suspicion.indeterminate(NAME, entries, "refusal-not-clear")
                : Suspicion.indeterminate(NAME, entries, "person-not-known");
    }

    private Outcome suspected(Circumstances circumstances, LoggedIncident refusal, LoggedIncident contact) {
        Incident incident = contact.incident();
        Limits.Standing standing = limits.standing(
                Provision.Limit.REFUSAL,
                Conduct.CONTACT_AFTER_REFUSAL,
                incident.occurred().localDay(),
                circumstances.lender(),
                incident.addressee());
        return Suspicion.of(
                NAME,
                Conduct.CONTACT_AFTER_REFUSAL,
                standing,
                List.of(refusal, contact),
                "rule.ContactAfterRefusal.found",
                refusal.incident().occurred().localDay().toString(),
                incident.occurred().localDay().toString());
    }

    private static boolean mayBeSamePerson(Incident refusal, Incident contact) {
        return refusal.addressee() == contact.addressee()
                && (refusal.addresseeName().isBlank()
                        || contact.addresseeName().isBlank()
                        || refusal.addresseeName()
                                .strip()
                                .equals(contact.addresseeName().strip()));
    }

    private static boolean isNamed(LoggedIncident logged) {
        return !logged.incident().addresseeName().isBlank();
    }
}
