package org.cunzheng.web.entry;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;
import org.cunzheng.web.Zones;

/** The fields of an incident as typed, read and written. Every problem is noted in the form, with a message for its field. */
public final class IncidentForm {
    /** The most characters that a text may have. */
    static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_NAME = 200;
    private static final Duration LONGEST_CALL = Duration.ofHours(24);
    /** A phone's clock may run ahead of ours by a little. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    /** The fields as {@code entry/fields.jte} asks them. */
    private static final Map<Incident.Kind, String> ORDER = Map.of(
            Incident.Kind.SMS,
            "text collectorNumber collectorName occurredAt zone addressee addresseeName files direction",
            Incident.Kind.CALL,
            "collectorNumber collectorName occurredAt zone answered minutes seconds text addressee addresseeName files direction",
            Incident.Kind.CHAT,
            "files text collectorNumber collectorName occurredAt zone addressee addresseeName direction",
            Incident.Kind.VISIT,
            "occurredAt zone text collectorNumber collectorName addressee addresseeName files direction",
            Incident.Kind.OTHER,
            "text collectorNumber collectorName occurredAt zone addressee addresseeName files direction");

    private IncidentForm() {}

    /** The incident that the form tells; empty where something is wrong, which the form says then. */
    public static Optional<Incident> read(Incident.Kind kind, Form form, List<Original> originals, Clock clock) {
        form.arrange(List.of(ORDER.getOrDefault(kind, "").split(" ")));
        Optional<ZonedDateTime> at = time(form, clock);
        checkLengths(form);
        String number = form.value("collectorNumber").orElse("");
        String name = form.value("collectorName").orElse("");
        boolean nobody = number.isEmpty() && name.isEmpty();
        if (nobody && (kind == Incident.Kind.SMS || kind == Incident.Kind.CALL)) {
            form.refuse("collectorNumber", "entry.problem.who");
        }
        if (form.value("text").isEmpty()) {
            switch (kind) {
                case SMS -> form.refuse("text", "entry.problem.text");
                case CHAT, VISIT, OTHER -> refuseNothingTold(form, originals);
                case CALL -> {
                    // That somebody called is enough to tell.
                }
            }
        }
        boolean call = kind == Incident.Kind.CALL;
        Duration duration = call ? duration(form) : Duration.ZERO;
        Incident.Answered answered = call
                ? choice(Incident.Answered.class, form, "answered", "entry.problem.answered")
                        .orElse(Incident.Answered.NOT_KNOWN)
                : Incident.Answered.NOT_KNOWN;
        if (answered == Incident.Answered.NO && !duration.isZero()) {
            form.refuse("minutes", "entry.problem.notAnswered");
        }
        Optional<Addressee> addressee = choice(Addressee.class, form, "addressee", "entry.problem.addressee");
        Optional<Incident.Direction> direction =
                choice(Incident.Direction.class, form, "direction", "entry.problem.direction");
        if (form.isRefused() || at.isEmpty() || addressee.isEmpty() || direction.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Incident(
                kind,
                direction.get(),
                number,
                name,
                addressee.get(),
                form.value("addresseeName").orElse(""),
                new Moment(at.get(), Moment.Origin.CLAIMED),
                form.value("text").isEmpty() ? "" : lines(form.raw("text")),
                duration,
                answered,
                originals,
                new Source.Typed()));
    }

    /** The incident with the people in it told anew, and all that a device recorded as it was. */
    public static Optional<Incident> readPeople(Incident old, Form form) {
        checkLengths(form);
        Optional<Addressee> addressee = choice(Addressee.class, form, "addressee", "entry.problem.addressee");
        if (form.isRefused() || addressee.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Incident(
                old.kind(),
                old.direction(),
                old.collectorNumber(),
                form.value("collectorName").orElse(""),
                addressee.get(),
                form.value("addresseeName").orElse(""),
                old.occurred(),
                old.text(),
                old.duration(),
                old.answered(),
                old.originals(),
                old.source()));
    }

    private static void refuseNothingTold(Form form, List<Original> originals) {
        if (originals.isEmpty()) {
            form.refuse("text", "entry.problem.textOrFile");
        }
    }

    private static void checkLengths(Form form) {
        if (form.raw("text").length() > LONGEST_TEXT) {
            form.refuse("text", "entry.problem.long", LONGEST_TEXT);
        }
        for (String field : List.of("collectorNumber", "collectorName", "addresseeName")) {
            if (form.raw(field).length() > LONGEST_NAME) {
                form.refuse(field, "entry.problem.long", LONGEST_NAME);
            }
        }
    }

    /** Browsers send a form's line ends as CR LF; what was pasted had a line feed. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static Optional<ZonedDateTime> time(Form form, Clock clock) {
        Optional<ZoneId> zone = form.value("zone").flatMap(Zones::find);
        if (zone.isEmpty()) {
            form.refuse("zone", "entry.problem.zone");
        }
        Optional<LocalDateTime> local = local(form);
        if (local.isEmpty()) {
            form.refuse("occurredAt", "entry.problem.time");
        }
        if (zone.isEmpty() || local.isEmpty()) {
            return Optional.empty();
        }
        if (zone.get().getRules().getValidOffsets(local.get()).isEmpty()) {
            form.refuse("occurredAt", "entry.problem.noSuchTime");
            return Optional.empty();
        }
        ZonedDateTime at = local.get().atZone(zone.get());
        if (at.toInstant().isAfter(clock.instant().plus(AHEAD))) {
            form.refuse("occurredAt", "entry.problem.future");
        }
        return Optional.of(at);
    }

    private static Optional<LocalDateTime> local(Form form) {
        try {
            return form.value("occurredAt").map(LocalDateTime::parse).filter(time -> time.getYear() >= 1990);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Duration duration(Form form) {
        try {
            int minutes = number(form, "minutes");
            int seconds = number(form, "seconds");
            Duration duration = Duration.ofMinutes(minutes).plusSeconds(seconds);
            if (minutes >= 0 && seconds >= 0 && duration.compareTo(LONGEST_CALL) <= 0) {
                return duration;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a call that is too long.
        }
        form.refuse("minutes", "entry.problem.duration");
        return Duration.ZERO;
    }

    private static int number(Form form, String field) {
        return form.value(field).map(Integer::parseInt).orElse(0);
    }

    private static <E extends Enum<E>> Optional<E> choice(Class<E> type, Form form, String field, String problem) {
        try {
            return Optional.of(Enum.valueOf(type, form.raw(field)));
        } catch (IllegalArgumentException notOneOfThem) {
            form.refuse(field, problem);
            return Optional.empty();
        }
    }

    /** A form that has not been filled in; its time zone is the case's until the phone proposes its own. */
    public static Form fresh(ZoneId zone) {
        return Form.empty()
                .with("zone", zone.getId())
                .with("addressee", Addressee.DEBTOR.name())
                .with("direction", Incident.Direction.FROM_COLLECTOR.name());
    }

    /** A form that tells what an incident tells. */
    static Form of(Incident incident) {
        ZonedDateTime at = incident.occurred().at();
        Duration duration = incident.duration();
        boolean toTheSecond = !at.truncatedTo(ChronoUnit.MINUTES).equals(at);
        return Form.empty()
                .with("zone", at.getZone().getId())
                .with("occurredAt", toTheSecond ? at.toLocalDateTime().toString() : LOCAL.format(at))
                .with("addressee", incident.addressee().name())
                .with("direction", incident.direction().name())
                .with("collectorNumber", incident.collectorNumber())
                .with("collectorName", incident.collectorName())
                .with("addresseeName", incident.addresseeName())
                .with("text", incident.text())
                .with("answered", incident.answered().name())
                .with("minutes", duration.isZero() ? "" : Long.toString(duration.toMinutes()))
                .with("seconds", duration.isZero() ? "" : Integer.toString(duration.toSecondsPart()));
    }
}
