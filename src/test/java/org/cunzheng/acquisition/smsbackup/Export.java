package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cunzheng.acquisition.smsbackup.ExportReport.NumberActivity;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile.Refusal;

/** An export on disk for the time of one test, read as the product reads it. */
record Export(byte[] bytes, List<ReadRecord> records, ExportReport report) {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static Export messages(String... records) {
        return of(("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"" + records.length
                        + "\">\n  " + String.join("\n  ", records) + "\n</smses>")
                .getBytes(UTF_8));
    }

    static Export calls(String... records) {
        return of(("<calls count=\"" + records.length + "\">\n" + String.join("\n", records) + "\n</calls>")
                .getBytes(UTF_8));
    }

    static Export of(byte[] bytes) {
        return onDisk(bytes, path -> switch (SmsBackupFile.open(path)) {
            case SmsBackupFile.Outcome.Opened(SmsBackupFile file) -> read(bytes, file);
            case SmsBackupFile.Outcome.Refused(Refusal refusal) -> throw new AssertionError(refusal.reason());
        });
    }

    static Export read(byte[] bytes, SmsBackupFile file) {
        List<ReadRecord> records = new ArrayList<>();
        ExportReport report = file.read(SHANGHAI, records::add);
        return new Export(bytes, records, report);
    }

    static Refusal.Reason refusalOf(byte[] bytes) {
        return onDisk(bytes, path -> switch (SmsBackupFile.open(path)) {
            case SmsBackupFile.Outcome.Opened _ -> throw new AssertionError("was opened");
            case SmsBackupFile.Outcome.Refused(Refusal refusal) -> refusal.reason();
        });
    }

    static Refusal.Reason refusalOf(String text) {
        return refusalOf(text.getBytes(UTF_8));
    }

    interface Use<T> {
        T apply(Path path);
    }

    static <T> T onDisk(byte[] bytes, Use<T> use) {
        try {
            Path path = Files.createTempFile("export", ".bin");
            try {
                Files.write(path, bytes);
                return use.apply(path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] sample(String name) {
        try (var in = Export.class.getResourceAsStream("/samples/exports/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReadRecord.Parsed parsed(int index) {
        return (ReadRecord.Parsed) records.get(index);
    }

    SmsRecord sms(int index) {
        return (SmsRecord) parsed(index).record();
    }

    MmsRecord mms(int index) {
        return (MmsRecord) parsed(index).record();
    }

    CallRecord call(int index) {
        return (CallRecord) parsed(index).record();
    }

    List<ReadRecord.Reason> reasons() {
        return report.leftOut().stream().map(ExportReport.LeftOutPlace::reason).toList();
    }

    ExportReport.Period.Covered period() {
        return (ExportReport.Period.Covered) report.period();
    }

    NumberActivity number(String comparable) {
        return report.numbers().stream()
                .filter(number -> number.comparable().equals(comparable))
                .findFirst()
                .orElseThrow();
    }

    /** An SMS of 2026-07-02 19:03:00 in China. */
    static String sms(String body) {
        return "<sms address=\"17045550161\" date=\"1782990180000\" type=\"1\" body=\"" + body
                + "\" date_sent=\"0\" readable_date=\"2026-07-02 19:03:00\" contact_name=\"(Unknown)\" />";
    }

    static String call(String number, int type, int duration, long date) {
        return "<call number=\"" + number + "\" duration=\"" + duration + "\" date=\"" + date + "\" type=\"" + type
                + "\" presentation=\"1\" />";
    }
}
