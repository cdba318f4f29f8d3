package org.cunzheng.acquisition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.acquisition.smsbackup.BackupRecord;
import org.cunzheng.acquisition.smsbackup.CallRecord;
import org.cunzheng.acquisition.smsbackup.MmsPart;
import org.cunzheng.acquisition.smsbackup.MmsRecord;
import org.cunzheng.acquisition.smsbackup.ReadRecord;
import org.cunzheng.acquisition.smsbackup.SmsRecord;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;

/** Turns an export's records into incidents. The record's own bytes go along, and what lies in it as a file is kept as one. */
final class RecordedIncidents {
    /** The longest record that stands in its entry; a longer one lies in the vault. */
    private static final int LONGEST_INLINE = 64 * 1024;

    private final CaseFile caseFile;
    private final Choice choice;
    private final Originals originals;
    private final CollectorNames names;

    RecordedIncidents(CaseFile caseFile, Choice choice, Originals originals) {
        this.caseFile = caseFile;
        this.choice = choice;
        this.originals = originals;
        this.names = new CollectorNames(caseFile);
    }

    /** The incident, as soon as the export's own entry is known. */
    Function<EntryId, Incident> of(ReadRecord.Parsed parsed) {
        BackupRecord record = parsed.record();
        List<Original> files = new ArrayList<>(media(record));
        byte[] bytes = parsed.slice().bytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Only text that gives the same bytes again may stand for them.
        if (bytes.length > LONGEST_INLINE || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            files.add(keep(bytes, "record-" + parsed.slice().offset() + ".xml"));
            text = "";
        }
        long offset = parsed.slice().offset();
        String identity = parsed.identity().hex();
        String inline = text;
        return item -> incident(record, files, new Source.Exported(item, offset, inline, identity));
    }

    private Incident incident(BackupRecord record, List<Original> files, Source source) {
        PhoneNumber number = otherSide(record);
        Moment occurred = new Moment(record.date().atZone(choice.zone()), Moment.Origin.DEVICE);
        boolean answered = isAnswered(record);
        return new Incident(
                record instanceof CallRecord ? Incident.Kind.CALL : Incident.Kind.SMS,
                record.contact().isOwn() ? Incident.Direction.TO_COLLECTOR : Incident.Direction.FROM_COLLECTOR,
                number.written(),
                name(record, number),
                choice.addressee(),
                choice.addresseeName(),
                occurred,
                text(record),
                answered && record instanceof CallRecord call
                        ? Duration.ofSeconds(call.durationSeconds().orElse(0))
                        : Duration.ZERO,
                answered(record, answered),
                files,
                source);
    }

    private PhoneNumber otherSide(BackupRecord record) {
        return record.numbers().stream()
                .filter(number -> choice.numbers().contains(number.comparable()))
                .findFirst()
                .orElseThrow();
    }

    /** What the case file calls the number, else what the phone's address book called it. */
    private String name(BackupRecord record, PhoneNumber number) {
        String known = names.of(number);
        String inPhone = record.contactName().orEmpty();
        if (!known.isEmpty()) {
            return known;
        }
        return inPhone.equals("(Unknown)") ? "" : inPhone;
    }

    private static String text(BackupRecord record) {
        return switch (record) {
            case SmsRecord sms -> sms.body().orEmpty();
            case MmsRecord mms ->
                Stream.of(mms.subject().orEmpty(), mms.text())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"));
            case CallRecord _ -> "";
        };
    }

    private static boolean isAnswered(BackupRecord record) {
        return record.contact() == BackupRecord.Contact.CONVERSATION
                || record.contact() == BackupRecord.Contact.OWN_CALL;
    }

    private static Incident.Answered answered(BackupRecord record, boolean answered) {
        if (!(record instanceof CallRecord)) {
            return Incident.Answered.NOT_KNOWN;
        }
        return answered ? Incident.Answered.YES : Incident.Answered.NO;
    }

    private List<Original> media(BackupRecord record) {
        if (!(record instanceof MmsRecord mms)) {
            return List.of();
        }
        List<Original> media = new ArrayList<>();
        for (MmsPart part : mms.parts()) {
            if (part instanceof MmsPart.Media medium) {
                media.add(keep(bytes(medium), medium.name()));
            }
        }
        return media;
    }

    private static byte[] bytes(MmsPart.Media medium) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            medium.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Original keep(byte[] bytes, String name) {
        return originals.keep(caseFile.id(), new ByteArrayInputStream(bytes), name);
    }
}
