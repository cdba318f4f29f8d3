package org.cunzheng.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All provisions held, and which of them speak to which conduct. */
public final class LawBase {
    /**
     * One provision as it speaks to one conduct.
     *
     * @param lenders the kinds of lender for which it may be cited, within those that its instrument binds
     * @param addressees whom the conduct must have been directed at
     */
    public record Match(Provision provision, Set<LenderKind> lenders, Set<Addressee> addressees) {
        public Match {
            lenders = Set.copyOf(lenders);
            addressees = Set.copyOf(addressees);
            if (!provision.instrument().binds().containsAll(lenders)) {
                throw new IllegalArgumentException(provision.id() + " does not bind all of " + lenders);
            }
        }

        private boolean speaksTo(LocalDate day, LenderKind lender, Addressee addressee) {
            return provision.inForce().on(day) && lenders.contains(lender) && addressees.contains(addressee);
        }
    }

    private final String version;
    private final Map<String, Provision> provisions;
    private final Map<Conduct, List<Match>> matches;

    /**
     * @param version the version of the data, printed in every packet
     * @param matches for each conduct its provisions, of equal strength the most specific first
     * @throws IllegalArgumentException where two provisions share an id, or a match names a provision not held
     */
    public LawBase(String version, Collection<Provision> provisions, Map<Conduct, List<Match>> matches) {
        this.version = version;
        this.provisions = new LinkedHashMap<>();
        for (Provision provision : provisions) {
            if (this.provisions.put(provision.id(), provision) != null) {
                throw new IllegalArgumentException("two provisions are called " + provision.id());
            }
        }
        this.matches = Map.copyOf(matches);
        for (List<Match> ofOneConduct : matches.values()) {
            for (Match match : ofOneConduct) {
                if (!match.provision()
                        .equals(this.provisions.get(match.provision().id()))) {
                    throw new IllegalArgumentException(
                            "not among the provisions: " + match.provision().id());
                }
            }
        }
    }

    /**
     * The provisions that speak to a conduct on its day: the strongest first, among equals the most specific.
     *
     * @param day the day of the conduct where it happened, never the day of the complaint
     */
    public List<Citation> citations(Conduct conduct, LocalDate day, LenderKind lender, Addressee addressee) {
        return matches.getOrDefault(conduct, List.of()).stream()
                .filter(match -> match.speaksTo(day, lender, addressee))
                .map(Match::provision)
                .sorted(Comparator.comparing(provision -> provision.instrument().strength()))
                .map(Provision::citation)
                .toList();
    }

    public Optional<Provision> provision(String id) {
        return Optional.ofNullable(provisions.get(id));
    }

    /** Every provision, in the order of the data. */
    public List<Provision> provisions() {
        return List.copyOf(provisions.values());
    }

    public String version() {
        return version;
    }
}
