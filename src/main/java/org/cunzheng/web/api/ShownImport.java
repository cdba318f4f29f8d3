package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cunzheng.acquisition.Preview;
import org.cunzheng.acquisition.StagedFile;
import org.cunzheng.acquisition.smsbackup.BackupKind;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.ExportReport.NumberActivity;
import org.jspecify.annotations.Nullable;

/**
 * What a phone's export holds, before anything of it is taken in. Nothing of it is kept unless it is decided on within 24
 * hours.
 *
 * @param size of the file, in bytes
 * @param sha256 of the whole file, 64 lower-case hexadecimal digits
 * @param sm3 of the whole file, likewise
 * @param ending how the reading ended; anything but {@code WHOLE} means that records may be missing
 * @param declared how many records the file says it has; missing where it does not say
 * @param found how many it has: those that can be read and those left out
 * @param leftOut how many cannot be read, by reason
 * @param from the first record's time, ISO 8601 in UTC; missing where no record has a usable time
 * @param until the last record's time
 * @param gaps days inside the period without any record, in the zone asked for
 * @param numbers most records first
 */
@Serdeable
record ShownImport(
        UUID id,
        String name,
        long size,
        String sha256,
        String sm3,
        BackupKind kind,
        ExportReport.Ending ending,
        @Nullable Long declared,
        int found,
        int readable,
        Map<String, Integer> leftOut,
        @Nullable String from,
        @Nullable String until,
        List<Gap> gaps,
        List<Activity> numbers) {
    /**
     * Days without a record, both ends included.
     *
     * @param from ISO date
     * @param to ISO date
     */
    @Serdeable
    record Gap(String from, String to) {}

    /**
     * What passed between the phone and one number.
     *
     * @param number in the form to choose by; empty for all withheld numbers together
     * @param spellings as in the file, at most 20
     * @param contactNames as in the phone's address book, at most 20
     * @param records all of them, each counted once
     * @param incoming towards the phone's owner
     * @param outgoing from the phone's owner
     * @param missed calls that were not taken; part of {@code incoming}
     * @param known how many of them the case file holds already
     * @param expected whether it is a number of the case file's collectors
     * @param first time of the first record, ISO 8601 in UTC
     * @param last time of the last record, ISO 8601 in UTC
     */
    @Serdeable
    record Activity(
            String number,
            List<String> spellings,
            List<String> contactNames,
            int records,
            int incoming,
            int outgoing,
            int missed,
            int known,
            boolean expected,
            String first,
            String last) {
        static Activity of(NumberActivity number, Preview.Readable preview) {
            return new Activity(
                    number.comparable(),
                    number.spellings(),
                    number.contactNames(),
                    number.total(),
                    number.incoming(),
                    number.outgoing(),
                    number.missed(),
                    preview.known().getOrDefault(number.comparable(), 0),
                    preview.expected().contains(number.comparable()),
                    number.first().toString(),
                    number.last().toString());
        }
    }

    static ShownImport of(StagedFile file, Preview.Readable preview) {
        ExportReport report = preview.report();
        Map<String, Integer> leftOut = new TreeMap<>();
        report.leftOutByReason().forEach((reason, count) -> leftOut.put(reason.name(), count));
        ExportReport.Period.@Nullable Covered covered =
                report.period() instanceof ExportReport.Period.Covered some ? some : null;
        return new ShownImport(
                file.id(),
                file.name(),
                report.origin().size(),
                report.origin().sha256().hex(),
                report.origin().sm3().hex(),
                report.kind(),
                report.ending(),
                report.declared().isPresent() ? report.declared().getAsLong() : null,
                report.tally().found(),
                report.tally().readable(),
                leftOut,
                covered == null ? null : covered.first().toString(),
                covered == null ? null : covered.last().toString(),
                covered == null
                        ? List.of()
                        : covered.gaps().stream()
                                .map(gap ->
                                        new Gap(gap.from().toString(), gap.to().toString()))
                                .toList(),
                report.numbers().stream()
                        .map(number -> Activity.of(number, preview))
                        .toList());
    }
}
