package org.cunzheng.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.acquisition.smsbackup.BackupRecord;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.MmsPart;
import org.cunzheng.acquisition.smsbackup.MmsRecord;
import org.cunzheng.acquisition.smsbackup.ReadRecord;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Value;

/** Writes records as JSON lines in UTF-8. */
final class RecordLines implements AutoCloseable {
    private final JsonGenerator json;

    RecordLines(OutputStream out) {
        try {
            json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void record(ReadRecord record) {
        line(() -> {
            json.writeStartObject();
            json.writeNumberField("ordinal", record.slice().ordinal());
            text("tag", record.slice().tag());
            json.writeNumberField("offset", record.slice().offset());
            json.writeNumberField("length", record.slice().length());
            if (record.slice().isKept()) {
                text("sha256", record.slice().sha256().hex());
            }
            switch (record) {
                case ReadRecord.Parsed parsed -> parsed(parsed);
                case ReadRecord.LeftOut leftOut ->
                    text("leftOut", leftOut.reason().name());
            }
            json.writeEndObject();
        });
    }

    private void parsed(ReadRecord.Parsed parsed) throws IOException {
        BackupRecord record = parsed.record();
        text("date", record.date().toString());
        text("contact", record.contact().name());
        texts("numbers", record.numbers().stream().map(PhoneNumber::comparable).toList());
        text("identity", parsed.identity().hex());
        json.writeBooleanField("repeated", parsed.repeated());
        texts("repairs", parsed.repairs().stream().map(Enum::name).sorted().toList());
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, String> field : record.attributes().values().entrySet()) {
            text(field.getKey(), field.getValue());
        }
        json.writeEndObject();
        if (record instanceof MmsRecord mms) {
            json.writeArrayFieldStart("parts");
            for (MmsPart part : mms.parts()) {
                part(part);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("addresses");
            for (MmsRecord.Address address : mms.addresses()) {
                json.writeStartObject();
                text("address", address.number().written());
                text("role", address.role().name());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void part(MmsPart part) throws IOException {
        json.writeStartObject();
        text("contentType", part.contentType());
        text("name", part.name());
        switch (part) {
            case MmsPart.Layout _ -> json.writeBooleanField("layout", true);
            case MmsPart.Text words -> text("text", words.text());
            case MmsPart.Media media -> {
                json.writeNumberField("size", media.size());
                text("sha256", media.sha256().hex());
            }
            case MmsPart.BrokenMedia broken -> text("fault", broken.fault().name());
        }
        json.writeEndObject();
    }

    void report(ExportReport report) {
        line(() -> {
            json.writeStartObject();
            json.writeFieldName("report");
            new ReportLine(json).write(report);
            json.writeEndObject();
        });
    }

    private void text(String name, String value) throws IOException {
        json.writeFieldName(name);
        writeText(json, value);
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            writeText(json, value);
        }
        json.writeEndArray();
    }

    /** As in an entry: text that JSON cannot carry goes into the escaped form. */
    static void writeText(JsonGenerator json, String value) throws IOException {
        json.writeRawValue(new String(CanonicalJson.bytes(Value.text(value)), UTF_8));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void line(Writing writing) {
        try {
            writing.write();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
