package org.cunzheng.classify.conduct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.Provision;

/**
 * Counts the calls of one local day, by each entry's own clock, against a limit. A typed call may be one of the exported
 * ones told again, so the two sources are never added up to a suspicion.
 */
final class CallsPerDay {
    private final String name;
    private final int most;
    private final Incident.Answered counted;
    private final Provision.Limit limit;
    private final Limits limits;

    CallsPerDay(String name, int most, Incident.Answered counted, Provision.Limit limit, Limits limits) {
        this.name = name;
        this.most = most;
        this.counted = counted;
        this.limit = limit;
        this.limits = limits;
    }

    List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents) {
        var coverage = new Coverage(incidents, circumstances.completeExports());
        Map<LocalDate, List<LoggedIncident>> days = incidents.stream()
                .filter(logged -> isCallToDebtor(logged.incident()))
                .collect(Collectors.groupingBy(
                        logged -> logged.incident().occurred().localDay(), TreeMap::new, Collectors.toList()));
        var outcomes = new ArrayList<Outcome>();
        days.forEach((day, calls) ->
                judge(circumstances, day, calls, coverage.covers(day)).ifPresent(outcomes::add));
        return outcomes;
    }

    /** Empty where no instrument sets the limit for this lender on that day and the count would not pass it anyway. */
    private Optional<Outcome> judge(
            Circumstances circumstances, LocalDate day, List<LoggedIncident> calls, boolean complete) {
        Limits.Standing standing =
                limits.standing(limit, Conduct.FREQUENT_CONTACT, day, circumstances.lender(), Addressee.DEBTOR);
        List<LoggedIncident> certain = certain(calls);
        if (certain.size() > most) {
            return Optional.of(Suspicion.of(
                    name,
                    Conduct.FREQUENT_CONTACT,
                    standing,
                    certain,
                    "rule." + name + ".found",
                    day.toString(),
                    String.valueOf(certain.size()),
                    String.valueOf(most)));
        }
        return standing instanceof Limits.Standing.None
                ? Optional.empty()
                : Optional.of(notCertain(day, calls, complete));
    }

    private Outcome notCertain(LocalDate day, List<LoggedIncident> calls, boolean complete) {
        int told = answered(calls, counted).size();
        if (told > most) {
            return Suspicion.indeterminate(name, calls, "told-twice", day.toString());
        }
        if (told + answered(calls, Incident.Answered.NOT_KNOWN).size() > most) {
            return Suspicion.indeterminate(name, calls, "answered-not-known", day.toString());
        }
        return complete
                ? Suspicion.noBreach(name, calls)
                : Suspicion.indeterminate(name, calls, "log-incomplete", day.toString());
    }

    private List<LoggedIncident> certain(List<LoggedIncident> calls) {
        Map<Boolean, List<LoggedIncident>> bySource = answered(calls, counted).stream()
                .collect(Collectors.partitioningBy(logged -> logged.incident().source() instanceof Source.Exported));
        List<LoggedIncident> exported = bySource.getOrDefault(true, List.of());
        List<LoggedIncident> typed = bySource.getOrDefault(false, List.of());
        return exported.size() >= typed.size() ? exported : typed;
    }

    private static List<LoggedIncident> answered(List<LoggedIncident> calls, Incident.Answered answered) {
        return calls.stream()
                .filter(logged -> logged.incident().answered() == answered)
                .toList();
    }

    private static boolean isCallToDebtor(Incident incident) {
        return incident.kind() == Incident.Kind.CALL
                && incident.direction() == Incident.Direction.FROM_COLLECTOR
                && incident.addressee() == Addressee.DEBTOR;
    }
}
