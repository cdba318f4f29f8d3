package org.cunzheng.classify.conduct;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Source;

/**
 * The days on which the log can be taken to hold every call: those strictly between the first and the last call of one
 * exported call log that was read to its last byte. Its first and last day may be cut, and what is typed from memory is never known to be all.
 */
final class Coverage {
    private record Days(LocalDate first, LocalDate last) {
        Days and(Days other) {
            return new Days(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    private final Map<EntryId, Days> exports = new HashMap<>();

    /** @param complete the exports of which nothing was left out */
    Coverage(List<LoggedIncident> incidents, Set<EntryId> complete) {
        for (LoggedIncident logged : incidents) {
            Incident incident = logged.incident();
            if (incident.kind() == Incident.Kind.CALL
                    && incident.source() instanceof Source.Exported exported
                    && complete.contains(exported.item())) {
                LocalDate day = incident.occurred().localDay();
                exports.merge(exported.item(), new Days(day, day), Days::and);
            }
        }
    }

    boolean covers(LocalDate day) {
        return exports.values().stream()
                .anyMatch(days -> days.first().isBefore(day) && days.last().isAfter(day));
    }
}
