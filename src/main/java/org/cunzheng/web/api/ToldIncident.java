package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;
import org.cunzheng.web.entry.IncidentForm;
import org.jspecify.annotations.Nullable;

/**
 * One act as the complainant tells it. What is missing or empty is not told; needed are {@code kind}, {@code direction},
 * {@code addressee} and {@code occurredAt}; for a call {@code answered}; for a message its {@code text}; else a text or a
 * file; for a message or a call a number or a name.
 *
 * @param direction who acted
 * @param collectorNumber the other side's number as it was written, at most 200 characters
 * @param collectorName whatever the other side is called, at most 200 characters
 * @param addressee who was called or written to; {@code DEBTOR} is the borrower
 * @param addresseeName who that was, where not the complainant, at most 200 characters
 * @param occurredAt when it happened, ISO 8601 with offset and IANA zone, such as
 *     {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}; kept in whole milliseconds; not in the future
 * @param text the words, at most 20000 UTF-16 code units; line ends are kept as line feeds
 * @param durationSeconds of a call, at most 24 hours; none where it was not answered
 * @param answered whether a call became a conversation
 * @param files what shows it: files of this case file, kept before
 */
@Serdeable
record ToldIncident(
        Incident.@Nullable Kind kind,
        Incident.@Nullable Direction direction,
        @Nullable String collectorNumber,
        @Nullable String collectorName,
        @Nullable Addressee addressee,
        @Nullable String addresseeName,
        @Nullable String occurredAt,
        @Nullable String text,
        @Nullable Long durationSeconds,
        Incident.@Nullable Answered answered,
        @Nullable List<@Nullable NamedFile> files) {
    /**
     * A file kept before.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @param name as it is to be called in this incident
     */
    @Serdeable
    record NamedFile(@Nullable String sha256, @Nullable String name) {}

    /** The incident, checked as the pages check it. */
    Incident incident(CaseFile caseFile, Originals originals, Clock clock) {
        Form form = form();
        if (kind == null) {
            form.refuse("kind", "api.kind.missing");
        }
        return read(kind == null ? Incident.Kind.OTHER : kind, form, caseFile, originals, clock);
    }

    /** A new telling of an incident. What a device recorded cannot be told otherwise; only who the people are. */
    Incident correcting(Incident old, CaseFile caseFile, Originals originals, Clock clock) {
        Form form = form();
        if (old.source() instanceof Source.Exported) {
            return IncidentForm.readPeople(old, form).orElseThrow(() -> refused(form));
        }
        return read(old.kind(), form, caseFile, originals, clock);
    }

    private Incident read(Incident.Kind ofKind, Form form, CaseFile caseFile, Originals originals, Clock clock) {
        Optional<ZonedDateTime> at = at(form);
        List<Original> kept = kept(form, caseFile, originals);
        Incident told = IncidentForm.read(ofKind, form, kept, clock).orElseThrow(() -> refused(form));
        // A form knows no offset; where the clocks were put back, the one told here counts.
        Moment moment = at.map(time -> new Moment(time, Moment.Origin.CLAIMED)).orElse(told.occurred());
        return new Incident(
                told.kind(),
                told.direction(),
                told.collectorNumber(),
                told.collectorName(),
                told.addressee(),
                told.addresseeName(),
                moment,
                told.text(),
                told.duration(),
                told.answered(),
                told.originals(),
                told.source());
    }

    private Form form() {
        long seconds = durationSeconds == null ? 0 : durationSeconds;
        return Form.empty()
                .with("direction", Told.text(direction))
                .with("collectorNumber", Told.text(collectorNumber))
                .with("collectorName", Told.text(collectorName))
                .with("addressee", Told.text(addressee))
                .with("addresseeName", Told.text(addresseeName))
                .with("text", Told.text(text))
                .with("answered", Told.text(answered))
                .with("minutes", Long.toString(seconds / 60))
                .with("seconds", Long.toString(seconds % 60));
    }

    /** Puts the time into the form as its fields have it; empty, and noted there, where it is none. */
    private Optional<ZonedDateTime> at(Form form) {
        String told = Told.text(occurredAt);
        try {
            ZonedDateTime at = SealedTime.parse(told);
            form.with("zone", at.getZone().getId())
                    .with("occurredAt", at.toLocalDateTime().toString());
            int bracket = told.indexOf('[');
            if (bracket < 0) {
                form.refuse("occurredAt", "api.occurredAt.zone");
            } else if (!OffsetDateTime.parse(told.substring(0, bracket))
                    .getOffset()
                    .equals(at.getOffset())) {
                form.refuse("occurredAt", "api.occurredAt.offset");
            }
            return Optional.of(at);
        } catch (DateTimeException notATime) {
            form.refuse("occurredAt", "api.occurredAt.zone");
            return Optional.empty();
        }
    }

    private List<Original> kept(Form form, CaseFile caseFile, Originals originals) {
        List<Original> kept = new ArrayList<>();
        for (NamedFile file : files == null ? List.<@Nullable NamedFile>of() : files) {
            if (file == null) {
                form.refuse("files", "api.files.missing");
                continue;
            }
            String digest = Told.text(file.sha256());
            Optional<Original> found = Sha256.isHex(digest)
                    ? originals.find(caseFile.id(), Sha256.parse(digest), Told.text(file.name()))
                    : Optional.empty();
            found.ifPresentOrElse(kept::add, () -> form.refuse("files", "api.files.missing"));
        }
        return kept;
    }

    /** The refusal with the fields as they are called here. */
    private static Refused refused(Form form) {
        Form here = Form.empty();
        form.problems()
                .forEach(problem -> here.refuse(
                        switch (problem.field()) {
                            case "minutes", "seconds" -> "durationSeconds";
                            case "zone" -> "occurredAt";
                            default -> problem.field();
                        },
                        problem.key(),
                        problem.arguments().toArray()));
        return Refused.of(here);
    }
}
