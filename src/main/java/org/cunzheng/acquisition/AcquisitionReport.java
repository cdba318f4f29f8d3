package org.cunzheng.acquisition;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunzheng.acquisition.smsbackup.ExportReport;

/** What an export held and what became of it, as texts by name: so it is sealed with the export and shown years later. */
final class AcquisitionReport {
    /** The most places of left-out records that are listed; all are counted. */
    private static final int LISTED = 200;

    private AcquisitionReport() {}

    static Map<String, String> of(ExportReport report, Choice choice, Selection selection) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("kind", report.kind().name());
        texts.put("ending", report.ending().name());
        report.declared().ifPresent(declared -> texts.put("declared", Long.toString(declared)));
        put(texts, "found", report.tally().found());
        put(texts, "readable", report.tally().readable());
        put(texts, "repaired", report.tally().repaired());
        put(texts, "brokenMedia", report.tally().brokenMedia());
        texts.put("strayBytes", Long.toString(report.stray().bytes()));
        texts.put("size", Long.toString(report.origin().size()));
        if (!report.origin().member().isEmpty()) {
            texts.put("member", report.origin().member());
            texts.put("memberSha256", report.origin().contentSha256().hex());
        }
        texts.put("zone", choice.zone().getId());
        if (report.period() instanceof ExportReport.Period.Covered covered) {
            texts.put("from", covered.first().toString());
            texts.put("until", covered.last().toString());
            put(texts, "daysWithRecords", covered.days().size());
            texts.put(
                    "gaps",
                    covered.gaps().stream()
                            .map(gap -> gap.from() + "/" + gap.to())
                            .collect(Collectors.joining(" ")));
        }
        put(texts, "takenIn", selection.taken().size());
        put(texts, "alreadyKnown", selection.alreadyKnown());
        put(texts, "notChosen", selection.notChosen());
        put(texts, "repeated", selection.repeated());
        put(texts, "reachedNobody", selection.reachedNobody());
        put(texts, "senderNotKnown", selection.senderNotKnown());
        put(texts, "typeNotKnown", selection.typeNotKnown());
        put(texts, "implausible", selection.implausible());
        put(texts, "leftOut", report.tally().leftOut());
        report.leftOutByReason().forEach((reason, count) -> put(texts, "leftOut." + reason.name(), count));
        texts.put(
                "leftOutPlaces",
                report.leftOut().stream()
                        .limit(LISTED)
                        .map(place -> place.ordinal() + " " + place.offset() + " " + place.reason())
                        .collect(Collectors.joining("\n")));
        texts.put("wholeKept", choice.keepWhole() ? "yes" : "no");
        return texts;
    }

    private static void put(Map<String, String> texts, String name, int count) {
        texts.put(name, Integer.toString(count));
    }
}
