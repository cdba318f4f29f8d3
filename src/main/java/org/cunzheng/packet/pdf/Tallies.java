package org.cunzheng.packet.pdf;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Answered;
import org.cunzheng.evidence.Incident.Direction;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.law.Addressee;

/**
 * What the other side did, counted; what the complainant did herself is left out. Days and hours are those of each
 * moment's own zone.
 *
 * @param byKind only kinds that occur
 * @param conversations calls that were answered
 * @param attempts calls that were not
 * @param unclear calls of which it is not known whether they were answered
 * @param atNight acts of any kind that began from 22:00 to before 8:00
 * @param toOthers acts directed at anybody but the borrower
 * @param callsByDay only days with calls
 * @param callsByHour 24 figures, that of midnight first
 */
record Tallies(
        int total,
        Map<Kind, Integer> byKind,
        int conversations,
        int attempts,
        int unclear,
        int atNight,
        int toOthers,
        SortedMap<LocalDate, Integer> callsByDay,
        List<Integer> callsByHour) {
    Tallies {
        byKind = Map.copyOf(byKind);
        callsByDay = Collections.unmodifiableSortedMap(new TreeMap<>(callsByDay));
        callsByHour = List.copyOf(callsByHour);
    }

    private static final int NIGHT_BEGINS = 22;
    private static final int NIGHT_ENDS = 8;
    private static final int HOURS = 24;

    /** Counts those of the incidents that came from the other side. */
    static Tallies of(Collection<Incident> incidents) {
        List<Incident> received = incidents.stream()
                .filter(incident -> incident.direction() == Direction.FROM_COLLECTOR)
                .toList();
        List<Incident> calls = received.stream()
                .filter(incident -> incident.kind() == Kind.CALL)
                .toList();
        Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
        received.forEach(incident -> byKind.merge(incident.kind(), 1, Integer::sum));
        SortedMap<LocalDate, Integer> byDay = new TreeMap<>();
        Integer[] byHour = new Integer[HOURS];
        Arrays.fill(byHour, 0);
        for (Incident call : calls) {
            byDay.merge(call.occurred().localDay(), 1, Integer::sum);
            byHour[call.occurred().at().getHour()]++;
        }
        return new Tallies(
                received.size(),
                byKind,
                answered(calls, Answered.YES),
                answered(calls, Answered.NO),
                answered(calls, Answered.NOT_KNOWN),
                (int) received.stream().filter(Tallies::isAtNight).count(),
                (int) received.stream().filter(Tallies::isToSomebodyElse).count(),
                byDay,
                List.of(byHour));
    }

    /** Whether it began in the hours that the standard keeps free, where nothing else was agreed. */
    static boolean isAtNight(Incident incident) {
        int hour = incident.occurred().at().getHour();
        return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
    }

    private static boolean isToSomebodyElse(Incident incident) {
        return incident.addressee() != Addressee.DEBTOR;
    }

    private static int answered(List<Incident> calls, Answered answered) {
        return (int) calls.stream().filter(call -> call.answered() == answered).count();
    }
}
