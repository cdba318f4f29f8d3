package org.cunzheng.classify.conduct;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.conduct.ElementTable.Element;
import org.cunzheng.classify.conduct.ElementTable.Row;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Grade;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LenderKind;

/** Fills the element table of Criminal Law art. 293-1 from a case's details and the acts suspected in it. */
final class UnlawfulDebtElements {
    private static final String ARTICLE = "criminal-law.293-1";
    private static final String ILLEGAL_LENDING = "illegal-lending-opinion.1";
    private static final Set<Conduct> VIOLENCE = EnumSet.of(Conduct.VIOLENCE_THREAT);
    private static final Set<Conduct> RESTRAINT = EnumSet.of(Conduct.RESTRAINT);
    private static final Set<Conduct> HARASSMENT = EnumSet.of(
            Conduct.INTIMIDATION,
            Conduct.FALSE_LEGAL_THREAT,
            Conduct.INSULT,
            Conduct.THIRD_PARTY_HARASSMENT,
            Conduct.HOME_VISIT_THREAT,
            Conduct.CONTACT_AT_NIGHT,
            Conduct.FREQUENT_CONTACT,
            Conduct.CONTACT_AFTER_REFUSAL);

    private UnlawfulDebtElements() {}

    static ElementTable of(CaseDetails details, List<SuspectedAct> acts) {
        return switch (details.lenderKind()) {
            case UNLICENSED_LENDER ->
                new ElementTable.Offered(List.of(
                        debt(details),
                        act(Element.VIOLENCE_OR_COERCION, ARTICLE + ".1", VIOLENCE, acts),
                        act(Element.RESTRAINT_OR_INTRUSION, ARTICLE + ".2", RESTRAINT, acts),
                        act(Element.INTIMIDATION_FOLLOWING_HARASSMENT, ARTICLE + ".3", HARASSMENT, acts),
                        gravity(acts)));
            case BANK, CONSUMER_FINANCE, TRUST, AUTO_FINANCE, MICROLOAN, OTHER_LOCAL_LICENSED -> notOffered("licensed");
            case PRIVATE_LENDER, NOT_KNOWN -> notOffered("lender-not-known");
        };
    }

    private static ElementTable notOffered(String reason) {
        return new ElementTable.NotOffered(
                Explanation.of("element.not-offered." + reason), Explanation.of("element.instead"));
    }

    private static Row debt(CaseDetails details) {
        var known = new ArrayList<Explanation>();
        var missing = new ArrayList<Explanation>();
        known.add(Explanation.of("element.debt.lender-told", LenderKind.UNLICENSED_LENDER.name()));
        tell(details.sumReceived(), "element.debt.sum-received", known, missing);
        tell(details.borrowedOn(), "element.debt.borrowed-on", known, missing);
        tell(details.agreedTerms(), "element.debt.agreed-terms", known, missing);
        missing.add(Explanation.of("element.debt.missing.licence"));
        missing.add(Explanation.of("element.debt.missing.rate"));
        missing.add(Explanation.of("element.debt.missing.other-borrowers"));
        return new Row(Element.UNLAWFUL_DEBT, ILLEGAL_LENDING, known, List.of(), missing);
    }

    private static void tell(String told, String key, List<Explanation> known, List<Explanation> missing) {
        if (told.isBlank()) {
            missing.add(Explanation.of(key + ".missing"));
        } else {
            known.add(Explanation.of(key, told));
        }
    }

    private static Row act(Element element, String provision, Set<Conduct> conducts, List<SuspectedAct> acts) {
        List<LoggedIncident> incidents = distinct(
                acts.stream().filter(act -> conducts.contains(act.conduct())).map(SuspectedAct::incident));
        if (incidents.isEmpty()) {
            return new Row(element, provision, List.of(), List.of(), List.of(Explanation.of("element.act.none")));
        }
        var missing = new ArrayList<Explanation>();
        if (incidents.stream().allMatch(logged -> logged.incident().grade() == Grade.TYPED_FROM_MEMORY)) {
            missing.add(Explanation.of("element.act.only-told"));
        }
        missing.add(Explanation.of("element.act.who"));
        return new Row(
                element,
                provision,
                List.of(Explanation.of("element.act.entries", String.valueOf(incidents.size()))),
                ids(incidents),
                missing);
    }

    private static Row gravity(List<SuspectedAct> acts) {
        List<LoggedIncident> incidents = distinct(acts.stream().map(SuspectedAct::incident));
        var known = new ArrayList<Explanation>();
        if (!incidents.isEmpty()) {
            long days = incidents.stream()
                    .map(logged -> logged.incident().occurred().localDay())
                    .distinct()
                    .count();
            known.add(Explanation.of("element.gravity.extent", String.valueOf(incidents.size()), String.valueOf(days)));
        }
        return new Row(
                Element.GRAVITY,
                ARTICLE,
                known,
                ids(incidents),
                List.of(
                        Explanation.of("element.gravity.no-standard"),
                        Explanation.of("element.gravity.missing.consequences"),
                        Explanation.of("element.gravity.missing.police")));
    }

    private static List<LoggedIncident> distinct(Stream<LoggedIncident> incidents) {
        return incidents.filter(LoggedIncident::counts).distinct().toList();
    }

    private static List<EntryId> ids(List<LoggedIncident> incidents) {
        return incidents.stream().map(LoggedIncident::id).toList();
    }
}
