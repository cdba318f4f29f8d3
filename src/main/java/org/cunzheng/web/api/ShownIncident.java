package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.evidence.Grade;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.timeline.CaseView;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the log holds it; an empty text means: not told. All times are of the form
 * {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}.
 *
 * @param id of its entry, a UUID of version 7
 * @param direction who acted
 * @param collectorNumber the other side's number as it was written or recorded
 * @param addressee who was called or written to; {@code DEBTOR} is the borrower
 * @param occurredAt when it happened, in whole milliseconds, in its own zone
 * @param timeOrigin who says when it happened: the complainant ({@code CLAIMED}) or a device
 * @param durationSeconds of a call; 0 for what is none or was not answered
 * @param grade how strong it is as evidence
 * @param export where it was read from; missing where it was typed in
 * @param recordedAt our server's time when it was sealed
 * @param commitment what the log commits to, 64 lower-case hexadecimal digits
 * @param place the entry's in the log, from 0; missing in lists, and for the second or two before it has one
 * @param receipt the log's signed promise that it holds the entry (see the form of packets); missing in lists
 * @param findings what is suspected of it; none where it no longer counts
 */
@Serdeable
record ShownIncident(
        UUID id,
        UUID caseFile,
        Incident.Kind kind,
        Incident.Direction direction,
        String collectorNumber,
        String collectorName,
        Addressee addressee,
        String addresseeName,
        String occurredAt,
        Moment.Origin timeOrigin,
        String text,
        long durationSeconds,
        Incident.Answered answered,
        List<KeptFile> files,
        Grade grade,
        @Nullable Record export,
        String recordedAt,
        String commitment,
        @Nullable Long place,
        @Nullable String receipt,
        ShownStanding standing,
        List<ShownFinding> findings) {
    /**
     * A record of an export.
     *
     * @param export the export's entry
     * @param offset where the record begins in the file, in bytes
     * @param bytes the record's bytes as text; empty where it is too long and is the last of {@code files} instead
     */
    @Serdeable
    record Record(UUID export, long offset, String bytes) {}

    /** One of many, as in a list. */
    static ShownIncident of(CaseView view, LoggedIncident logged, PageContext page) {
        return of(view, logged, page, null, null);
    }

    static ShownIncident of(
            CaseView view, LoggedIncident logged, PageContext page, @Nullable Long place, @Nullable String receipt) {
        Incident incident = logged.incident();
        return new ShownIncident(
                logged.id().value(),
                view.caseFile().id().value(),
                incident.kind(),
                incident.direction(),
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                SealedTime.text(incident.occurred().at()),
                incident.occurred().origin(),
                incident.text(),
                incident.duration().toSeconds(),
                incident.answered(),
                incident.originals().stream().map(KeptFile::of).toList(),
                incident.grade(),
                record(incident.source()),
                SealedTime.text(logged.recordedAt()),
                logged.commitment().hex(),
                place,
                receipt,
                ShownStanding.of(logged.standing()),
                view.findings(logged.id()).stream()
                        .map(finding -> ShownFinding.of(view, finding, page))
                        .toList());
    }

    private static @Nullable Record record(Source source) {
        return switch (source) {
            case Source.Typed _ -> null;
            case Source.Exported exported -> new Record(exported.item().value(), exported.offset(), exported.record());
        };
    }
}
