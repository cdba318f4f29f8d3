package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.acquisition.smsbackup.ReadRecord.Slice;

/** Counts while the file is read; its memory grows with days, numbers and records left out, all bounded. */
final class ReportBuilder {
    private static final int MOST_PLACES = 10_000;
    private static final int MOST_TAGS = 100;
    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

    private final BackupHeader header;
    private final ZoneId zone;
    private final SortedMap<String, Integer> tags = new TreeMap<>();
    private final Map<BackupRecord.Contact, Integer> contacts = new EnumMap<>(BackupRecord.Contact.class);
    private final Map<ReadRecord.Reason, Integer> reasons = new EnumMap<>(ReadRecord.Reason.class);
    private final Map<ReadRecord.Repair, Integer> repairs = new EnumMap<>(ReadRecord.Repair.class);
    private final List<ExportReport.LeftOutPlace> places = new ArrayList<>();
    private final SortedMap<LocalDate, Integer> days = new TreeMap<>();
    private final NumberCounts numbers = new NumberCounts();
    private final ShownTimeComparison shownTimes = new ShownTimeComparison();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private int found;
    private int leftOut;
    private int repaired;
    private int repeated;
    private int brokenMedia;
    private int implausibleDates;

    ReportBuilder(BackupHeader header, ZoneId zone) {
        this.header = header;
        this.zone = zone;
    }

    void add(ReadRecord record) {
        found++;
        String tag = record.slice().tag();
        count(tags, tags.size() < MOST_TAGS || tags.containsKey(tag) ? tag : "…");
        switch (record) {
            case ReadRecord.Parsed parsed -> addReadable(parsed);
            case ReadRecord.LeftOut(Slice slice, ReadRecord.Reason reason) -> {
                leftOut++;
                count(reasons, reason);
                if (places.size() < MOST_PLACES) {
                    places.add(new ExportReport.LeftOutPlace(
                            slice.ordinal(), tag, slice.offset(), slice.length(), reason));
                }
            }
        }
    }

    private void addReadable(ReadRecord.Parsed parsed) {
        parsed.repairs().forEach(repair -> count(repairs, repair));
        repaired += parsed.repairs().isEmpty() ? 0 : 1;
        BackupRecord record = parsed.record();
        boolean broken = record instanceof MmsRecord mms
                && mms.parts().stream().anyMatch(part -> part instanceof MmsPart.BrokenMedia);
        brokenMedia += broken ? 1 : 0;
        boolean plausible = !record.date().isBefore(EARLIEST) && record.date().isBefore(LATEST);
        implausibleDates += plausible ? 0 : 1;
        if (parsed.repeated()) {
            repeated++;
            return;
        }
        count(contacts, record.contact());
        numbers.add(record);
        if (plausible) {
            shownTimes.add(record);
            count(days, record.date().atZone(zone).toLocalDate());
            first = record.date().isBefore(first) ? record.date() : first;
            last = record.date().isAfter(last) ? record.date() : last;
        }
    }

    private static <K> void count(Map<K, Integer> counts, K key) {
        counts.merge(key, 1, Integer::sum);
    }

    ExportReport finish(RecordSplitter splitter, ExportReport.Ending fault, ExportReport.Origin origin) {
        boolean closed = splitter.rootClosed() && splitter.endsInsideAt() < 0;
        ExportReport.Ending ending = fault != ExportReport.Ending.WHOLE || closed ? fault : ExportReport.Ending.CUT_OFF;
        return new ExportReport(
                header.kind(),
                origin,
                header.root(),
                ending,
                new ExportReport.Tally(
                        found, tags, found - leftOut, leftOut, repaired, repeated, brokenMedia, implausibleDates),
                new ExportReport.Stray(splitter.strayBytes(), splitter.firstStray()),
                contacts,
                period(),
                numbers.finish(),
                places,
                reasons,
                repairs,
                shownTimes.finish());
    }

    private ExportReport.Period period() {
        if (days.isEmpty()) {
            return new ExportReport.Period.None();
        }
        List<ExportReport.Gap> gaps = new ArrayList<>();
        LocalDate expected = days.firstKey();
        for (LocalDate day : days.keySet()) {
            if (day.isAfter(expected)) {
                gaps.add(new ExportReport.Gap(expected, day.minusDays(1)));
            }
            expected = day.plusDays(1);
        }
        return new ExportReport.Period.Covered(first, last, days, gaps);
    }
}
