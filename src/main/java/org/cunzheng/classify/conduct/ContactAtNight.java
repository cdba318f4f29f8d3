package org.cunzheng.classify.conduct;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.Provision;

/**
 * Contact from 22:00 (included) to 8:00 (excluded) by the entry's own clock, unless the hour was agreed (GB/T 45251—2025;
 * the banking association's guide of 2026-01-30; before, the internet-finance association's guide of 2024-05-15).
 */
final class ContactAtNight implements Rule {
    private static final String NAME = "ContactAtNight";
    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Limits limits;

    ContactAtNight(Limits limits) {
        this.limits = limits;
    }

    @Override
    public List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents) {
        return incidents.stream()
                .filter(logged -> logged.incident().direction() == Incident.Direction.FROM_COLLECTOR)
                .map(logged -> judge(circumstances, logged))
                .toList();
    }

    private Outcome judge(Circumstances circumstances, LoggedIncident logged) {
        LocalTime time = logged.incident().occurred().at().toLocalTime();
        if (!within(NIGHT, MORNING, time)) {
            return Suspicion.noBreach(NAME, List.of(logged));
        }
        return switch (circumstances.hours()) {
            case ContactHours.NotKnown _ -> Suspicion.indeterminate(NAME, List.of(logged), "hours-not-known");
            case ContactHours.Agreed agreed
            when within(agreed.from(), agreed.until(), time) -> Suspicion.noBreach(NAME, List.of(logged));
            case ContactHours.Agreed _, ContactHours.NothingAgreed _ -> suspected(circumstances, logged);
        };
    }

    private Outcome suspected(Circumstances circumstances, LoggedIncident logged) {
        Incident incident = logged.incident();
        Limits.Standing standing = limits.standing(
                Provision.Limit.NIGHT_HOURS,
                Conduct.CONTACT_AT_NIGHT,
                incident.occurred().localDay(),
                circumstances.lender(),
                incident.addressee());
        return Suspicion.of(
                NAME,
                Conduct.CONTACT_AT_NIGHT,
                standing,
                List.of(logged),
                "rule.ContactAtNight.found",
                TIME.format(incident.occurred().at()),
                incident.occurred().at().getOffset().getId());
    }

    /** Whether a time of day lies from the first (included) to the second (excluded), also past midnight. */
    private static boolean within(LocalTime from, LocalTime until, LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
