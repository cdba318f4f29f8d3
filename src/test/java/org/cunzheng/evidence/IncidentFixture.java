package org.cunzheng.evidence;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cunzheng.custody.EntryId;
import org.cunzheng.integrity.Value;
import org.cunzheng.law.Addressee;

/** Incidents as a complainant might tell them. */
public final class IncidentFixture {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private IncidentFixture() {}

    /** @param at local date and time in Shanghai, ISO */
    public static Incident sms(String at, String text) {
        return new Incident(
                Incident.Kind.SMS,
                Incident.Direction.FROM_COLLECTOR,
                "106550005521",
                "",
                Addressee.DEBTOR,
                "",
                claimed(at),
                text,
                Duration.ZERO,
                Incident.Answered.NOT_KNOWN,
                List.of(),
                new Source.Typed());
    }

    /** @param at local date and time in Shanghai, ISO */
    public static Incident call(String at, Incident.Answered answered, int seconds) {
        return new Incident(
                Incident.Kind.CALL,
                Incident.Direction.FROM_COLLECTOR,
                "02155550188",
                "王经理",
                Addressee.DEBTOR,
                "",
                claimed(at),
                "",
                Duration.ofSeconds(seconds),
                answered,
                List.of(),
                new Source.Typed());
    }

    /** The same incident, done by the other side. */
    public static Incident by(Incident.Direction direction, Incident incident) {
        return new Incident(
                incident.kind(),
                direction,
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                incident.occurred(),
                incident.text(),
                incident.duration(),
                incident.answered(),
                incident.originals(),
                incident.source());
    }

    /** The same incident as it was read from an export. */
    public static Incident readFrom(EntryId item, long offset, Incident incident) {
        return new Incident(
                incident.kind(),
                incident.direction(),
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                incident.occurred(),
                incident.text(),
                incident.duration(),
                incident.answered(),
                incident.originals(),
                new Source.Exported(item, offset, "<sms />"));
    }

    /** The same incident with a file that shows it. */
    public static Incident shownBy(Original original, Incident incident) {
        return shownBy(List.of(original), incident);
    }

    public static Incident shownBy(List<Original> originals, Incident incident) {
        return new Incident(
                incident.kind(),
                incident.direction(),
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                incident.occurred(),
                incident.text(),
                incident.duration(),
                incident.answered(),
                originals,
                incident.source());
    }

    /** The fields that an entry of this incident has besides the common ones. */
    public static Map<String, Value> fields(Incident incident) {
        return IncidentFields.of(incident);
    }

    private static Moment claimed(String at) {
        return new Moment(LocalDateTime.parse(at).atZone(ZONE), Moment.Origin.CLAIMED);
    }
}
