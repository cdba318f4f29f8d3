package org.cunzheng.web.imports;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cunzheng.acquisition.Preview;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.ExportReport.NumberActivity;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;

/**
 * What a file held, and its numbers to pick from: those of the case's collectors first and ticked.
 *
 * @param unlisted how many numbers are not listed, being too many and none of the case's
 * @param zone in which the times on the page are said
 */
public record ChoicesPage(ExportReport report, List<Line> lines, int unlisted, boolean covered, ZoneId zone) {
    private static final int MOST_LISTED = 400;

    /**
     * One number.
     *
     * @param value how it stands in the form
     * @param expected whether it belongs to a collector of the case
     * @param known how many of its records the case file holds already
     */
    public record Line(NumberActivity activity, String value, boolean expected, boolean ticked, int known) {
        /** As the export spells it; empty where it was withheld. */
        public String number() {
            return activity.comparable().isEmpty() || activity.spellings().isEmpty()
                    ? ""
                    : activity.spellings().getFirst();
        }

        public String names() {
            return String.join(" / ", activity.contactNames());
        }
    }

    public ChoicesPage {
        lines = List.copyOf(lines);
    }

    static ChoicesPage of(Preview.Readable preview, Form form, boolean fresh, ZoneId zone) {
        List<Line> lines = new ArrayList<>();
        for (NumberActivity activity : preview.report().numbers()) {
            String number = activity.comparable();
            String value = number.isEmpty() ? ChoiceForm.WITHHELD : number;
            boolean expected = preview.expected().contains(number);
            lines.add(new Line(
                    activity,
                    value,
                    expected,
                    fresh ? expected : form.has("number", value),
                    preview.known().getOrDefault(number, 0)));
        }
        lines.sort(Comparator.comparing((Line line) -> !(line.expected() || line.ticked())));
        int listed = Math.max(MOST_LISTED, (int)
                lines.stream().filter(line -> line.expected() || line.ticked()).count());
        List<Line> shown = lines.subList(0, Math.min(listed, lines.size()));
        boolean covered = preview.report().period() instanceof ExportReport.Period.Covered;
        return new ChoicesPage(preview.report(), shown, lines.size() - shown.size(), covered, zone);
    }

    public boolean isCalls() {
        return report.kind().name().equals("CALLS");
    }

    public ZonedDateTime first() {
        return period().first().atZone(zone);
    }

    public ZonedDateTime last() {
        return period().last().atZone(zone);
    }

    /** Days inside the period without any record, from the longest. */
    public List<ExportReport.Gap> gaps() {
        return covered
                ? period().gaps().stream()
                        .sorted(Comparator.comparingLong(ExportReport.Gap::days).reversed())
                        .toList()
                : List.of();
    }

    private ExportReport.Period.Covered period() {
        if (report.period() instanceof ExportReport.Period.Covered found) {
            return found;
        }
        throw new IllegalStateException("no record has a usable date");
    }

    /** What the file declares; empty where it declares nothing. */
    public String declared() {
        return report.declared().isPresent() ? Long.toString(report.declared().getAsLong()) : "";
    }

    public Map<org.cunzheng.acquisition.smsbackup.ReadRecord.Reason, Integer> leftOut() {
        return report.leftOutByReason();
    }

    public List<Addressee> addressees() {
        return List.of(Addressee.values());
    }
}
