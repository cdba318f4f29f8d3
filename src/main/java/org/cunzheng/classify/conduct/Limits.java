package org.cunzheng.classify.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.cunzheng.law.Provision;

/** Finds whether a limit held on a day for a lender, and what may then be cited. */
final class Limits {
    /** How a limit stands to a lender. */
    sealed interface Standing {
        /** An instrument in force that day sets it for this kind of lender. */
        record Held(List<Citation> citations) implements Standing {}

        /** It was in force for some lenders, and this lender's kind is not known. */
        record ByReference(List<Citation> citations) implements Standing {}

        /** No instrument held sets it for this kind of lender on that day. */
        record None() implements Standing {}
    }

    private final LawBase law;

    Limits(LawBase law) {
        this.law = law;
    }

    /** Leaves out of the citations what sets another limit for the same conduct. */
    Standing standing(Provision.Limit limit, Conduct conduct, LocalDate day, LenderKind lender, Addressee addressee) {
        List<Citation> citations = law.citations(conduct, day, lender, addressee).stream()
                .filter(citation ->
                        limits(citation).isEmpty() || limits(citation).contains(limit))
                .toList();
        if (citations.stream().anyMatch(citation -> limits(citation).contains(limit))) {
            return new Standing.Held(citations);
        }
        return lender == LenderKind.NOT_KNOWN && !citations.isEmpty() && heldForSomebody(limit, day)
                ? new Standing.ByReference(citations)
                : new Standing.None();
    }

    private boolean heldForSomebody(Provision.Limit limit, LocalDate day) {
        return law.provisions().stream()
                .anyMatch(provision -> provision.limits().contains(limit)
                        && provision.inForce().on(day));
    }

    private Set<Provision.Limit> limits(Citation citation) {
        return law.provision(citation.provisionId()).orElseThrow().limits();
    }
}
