package org.cunzheng.classify.conduct;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.Addressee;

/** One invented incident at a time; what a test does not name is a typed call to the debtor that nobody is known to answer. */
record IncidentFixture(Incident incident) {
    private static final String SHANGHAI = "+08:00[Asia/Shanghai]";
    /** Where exported ones come from. */
    static final EntryId EXPORT = EntryId.parse("019a0000-0000-7000-8000-000000000001");

    /** @param at local date and time in Shanghai, or with an offset and zone */
    static IncidentFixture call(String at) {
        return new IncidentFixture(new Incident(
                Incident.Kind.CALL,
                Incident.Direction.FROM_COLLECTOR,
                "95000",
                "",
                Addressee.DEBTOR,
                "",
                new Moment(ZonedDateTime.parse(at.contains("[") ? at : at + SHANGHAI), Moment.Origin.CLAIMED),
                "",
                Duration.ZERO,
                Incident.Answered.NOT_KNOWN,
                List.of(),
                new Source.Typed()));
    }

    static IncidentFixture sms(String at, String text) {
        return call(at).kind(Incident.Kind.SMS).text(text);
    }

    IncidentFixture answered() {
        return answered(Incident.Answered.YES);
    }

    IncidentFixture missed() {
        return answered(Incident.Answered.NO);
    }

    IncidentFixture outgoing() {
        return with(incident.kind(), Incident.Direction.TO_COLLECTOR, incident.addressee(), incident.addresseeName());
    }

    IncidentFixture kind(Incident.Kind kind) {
        return with(kind, incident.direction(), incident.addressee(), incident.addresseeName());
    }

    IncidentFixture to(Addressee addressee, String name) {
        return with(incident.kind(), incident.direction(), addressee, name);
    }

    IncidentFixture text(String text) {
        return with(text, incident.answered(), incident.occurred(), incident.source());
    }

    IncidentFixture exported() {
        return with(
                incident.text(),
                incident.answered(),
                new Moment(incident.occurred().at(), Moment.Origin.DEVICE),
                new Source.Exported(EXPORT, 0, "<call/>"));
    }

    LoggedIncident logged() {
        return logged(new LoggedIncident.Standing.Current());
    }

    LoggedIncident logged(LoggedIncident.Standing standing) {
        return new LoggedIncident(
                new EntryId(UUID.randomUUID()),
                incident,
                incident.occurred().at().plusMinutes(1),
                Sha256.of(new byte[0]),
                0,
                standing);
    }

    private IncidentFixture answered(Incident.Answered answered) {
        return with(incident.text(), answered, incident.occurred(), incident.source());
    }

    private IncidentFixture with(
            Incident.Kind kind, Incident.Direction direction, Addressee addressee, String addresseeName) {
        return new IncidentFixture(new Incident(
                kind,
                direction,
                incident.collectorNumber(),
                incident.collectorName(),
                addressee,
                addresseeName,
                incident.occurred(),
                incident.text(),
                incident.duration(),
                incident.answered(),
                incident.originals(),
                incident.source()));
    }

    private IncidentFixture with(String text, Incident.Answered answered, Moment occurred, Source source) {
        return new IncidentFixture(new Incident(
                incident.kind(),
                incident.direction(),
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                occurred,
                text,
                incident.duration(),
                answered,
                incident.originals(),
                source));
    }
}
