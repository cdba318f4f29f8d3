package org.cunzheng.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.ExportReport.NumberActivity;

/** Writes the report on an export as one JSON object. */
final class ReportLine {
    private final JsonGenerator json;

    ReportLine(JsonGenerator json) {
        this.json = json;
    }

    void write(ExportReport report) throws IOException {
        json.writeStartObject();
        text("kind", report.kind().name());
        text("ending", report.ending().name());
        json.writeBooleanField("complete", report.isComplete());
        origin(report.origin());
        json.writeObjectFieldStart("root");
        for (Map.Entry<String, String> attribute : report.root().values().entrySet()) {
            text(attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
        if (report.declared().isPresent()) {
            json.writeNumberField("declared", report.declared().getAsLong());
        }
        tally(report);
        counts("contacts", report.contacts());
        period(report.period());
        json.writeArrayFieldStart("numbers");
        for (NumberActivity number : report.numbers()) {
            number(number);
        }
        json.writeEndArray();
        shownTimes(report.shownTimes());
        leftOut(report);
        json.writeEndObject();
    }

    private void origin(ExportReport.Origin origin) throws IOException {
        text("sha256", origin.sha256().hex());
        text("sm3", origin.sm3().hex());
        json.writeNumberField("size", origin.size());
        if (!origin.member().isEmpty()) {
            text("member", origin.member());
            text("memberSha256", origin.contentSha256().hex());
            json.writeNumberField("memberSize", origin.contentSize());
        }
    }

    private void tally(ExportReport report) throws IOException {
        ExportReport.Tally tally = report.tally();
        json.writeNumberField("found", tally.found());
        counts("foundByTag", tally.byTag());
        json.writeNumberField("readable", tally.readable());
        json.writeNumberField("repeated", tally.repeated());
        json.writeNumberField("repaired", tally.repaired());
        counts("repairs", report.repairs());
        json.writeNumberField("brokenMedia", tally.brokenMedia());
        json.writeNumberField("implausibleDates", tally.implausibleDates());
    }

    private void period(ExportReport.Period period) throws IOException {
        if (!(period instanceof ExportReport.Period.Covered covered)) {
            return;
        }
        json.writeObjectFieldStart("period");
        text("first", covered.first().toString());
        text("last", covered.last().toString());
        json.writeObjectFieldStart("days");
        for (Map.Entry<LocalDate, Integer> day : covered.days().entrySet()) {
            json.writeNumberField(day.getKey().toString(), day.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("gaps");
        for (ExportReport.Gap gap : covered.gaps()) {
            json.writeStartObject();
            text("from", gap.from().toString());
            text("to", gap.to().toString());
            json.writeNumberField("days", gap.days());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void number(NumberActivity number) throws IOException {
        json.writeStartObject();
        text("number", number.comparable());
        texts("spellings", number.spellings());
        texts("contactNames", number.contactNames());
        json.writeNumberField("incoming", number.incoming());
        json.writeNumberField("outgoing", number.outgoing());
        json.writeNumberField("missed", number.missed());
        counts("contacts", number.records());
        text("first", number.first().toString());
        text("last", number.last().toString());
        json.writeEndObject();
    }

    private void shownTimes(ExportReport.ShownTimes shown) throws IOException {
        json.writeObjectFieldStart("shownTimes");
        counts("fitting", shown.fitting());
        json.writeNumberField("unlike", shown.unlike());
        json.writeNumberField("notRead", shown.notRead());
        json.writeEndObject();
    }

    private void leftOut(ExportReport report) throws IOException {
        json.writeNumberField("leftOut", report.tally().leftOut());
        counts("leftOutByReason", report.leftOutByReason());
        json.writeArrayFieldStart("leftOutRecords");
        for (ExportReport.LeftOutPlace place : report.leftOut()) {
            json.writeStartObject();
            json.writeNumberField("ordinal", place.ordinal());
            text("tag", place.tag());
            json.writeNumberField("offset", place.offset());
            json.writeNumberField("length", place.length());
            text("reason", place.reason().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("strayBytes", report.stray().bytes());
        json.writeNumberField("strayFrom", report.stray().firstOffset());
    }

    private void counts(String name, Map<?, Integer> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<?, Integer> count : counts.entrySet()) {
            json.writeNumberField(count.getKey().toString(), count.getValue());
        }
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        json.writeFieldName(name);
        RecordLines.writeText(json, value);
    }

    private void texts(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            RecordLines.writeText(json, value);
        }
        json.writeEndArray();
    }
}
