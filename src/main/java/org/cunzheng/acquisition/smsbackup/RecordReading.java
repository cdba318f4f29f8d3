package org.cunzheng.acquisition.smsbackup;

import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.acquisition.smsbackup.ReadRecord.Slice;
import org.cunzheng.integrity.Sha256;

/** Turns slices of the file into records, or into the reason why not. */
final class RecordReading {
    /** What {@link SeenIdentities} remembers of so many takes 90 MB at most. */
    static final int MOST_RECORDS = 2_000_000;

    private final BackupHeader header;
    private final Predicate<Sha256> seenBefore;
    private long ordinal;

    /** @param seenBefore whether the file already held this identity; asked once for each record read */
    RecordReading(BackupHeader header, Predicate<Sha256> seenBefore) {
        this.header = header;
        this.seenBefore = seenBefore;
    }

    ReadRecord read(RecordSplitter.Cut cut) {
        Slice slice = new Slice(++ordinal, cut.tag(), cut.captured());
        try {
            refuse(cut);
            ElementParser parser = new ElementParser(header.encoding().decode(slice.uncopied()));
            BackupRecord record = record(parser.parse());
            Sha256 identity = record.identity();
            return new ReadRecord.Parsed(slice, record, parser.repairs(), identity, seenBefore.test(identity));
        } catch (Unreadable unreadable) {
            return new ReadRecord.LeftOut(slice, unreadable.reason());
        } catch (CharacterCodingException invalid) {
            return new ReadRecord.LeftOut(slice, ReadRecord.Reason.INVALID_BYTES);
        }
    }

    private void refuse(RecordSplitter.Cut cut) throws Unreadable {
        switch (cut.condition()) {
            case AFTER_ROOT -> throw new Unreadable(ReadRecord.Reason.AFTER_THE_END);
            case ENDS_WITH_FILE -> throw new Unreadable(ReadRecord.Reason.CUT_OFF);
            case BROKEN_OFF -> throw new Unreadable(ReadRecord.Reason.BROKEN_XML);
            case WHOLE -> {}
        }
        if (ordinal > MOST_RECORDS) {
            throw new Unreadable(ReadRecord.Reason.TOO_MANY_RECORDS);
        }
        if (cut.captured().tooLarge()) {
            throw new Unreadable(ReadRecord.Reason.TOO_LARGE);
        }
        if (!header.kind().holds(cut.tag())) {
            boolean otherKind = BackupKind.MESSAGES.holds(cut.tag()) || BackupKind.CALLS.holds(cut.tag());
            throw new Unreadable(otherKind ? ReadRecord.Reason.OTHER_KIND : ReadRecord.Reason.UNKNOWN_ELEMENT);
        }
    }

    private static BackupRecord record(Element element) throws Unreadable {
        Attributes attributes = element.attributes();
        OptionalLong millis = attributes.number("date");
        if (millis.isEmpty()) {
            throw new Unreadable(ReadRecord.Reason.NO_DATE);
        }
        Instant date = Instant.ofEpochMilli(millis.getAsLong());
        return switch (element.name()) {
            case "sms" -> new SmsRecord(attributes, date);
            case "call" -> new CallRecord(attributes, date);
            default ->
                new MmsRecord(
                        attributes,
                        date,
                        parts(element),
                        element.grandchildren("addrs", "addr").stream()
                                .map(address -> address(address.attributes()))
                                .toList());
        };
    }

    private static List<MmsPart> parts(Element element) {
        return element.grandchildren("parts", "part").stream()
                .map(part -> part(part.attributes()))
                .toList();
    }

    private static MmsPart part(Attributes part) {
        String type = part.given("ct").orEmpty();
        String name = List.of("name", "fn", "cl").stream()
                .map(attribute -> part.given(attribute).orEmpty())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (part.written("seq").equals("-1") || type.equals("application/smil")) {
            return new MmsPart.Layout(type, name);
        }
        String data = part.given("data").orEmpty();
        if (data.isEmpty()) {
            boolean text = type.startsWith("text/") || part.given("text").isText();
            return text
                    ? new MmsPart.Text(type, name, part.given("text").orEmpty())
                    : new MmsPart.BrokenMedia(type, name, MmsPart.Fault.NO_DATA);
        }
        Optional<Base64Content.Measured> measured = Base64Content.measure(data);
        return measured.isPresent()
                ? new MmsPart.Media(
                        type, name, measured.get().size(), measured.get().sha256(), data)
                : new MmsPart.BrokenMedia(type, name, MmsPart.Fault.NOT_BASE64);
    }

    private static MmsRecord.Address address(Attributes address) {
        MmsRecord.Role role = switch (address.written("type")) {
            case "137" -> MmsRecord.Role.FROM;
            case "151" -> MmsRecord.Role.TO;
            case "130" -> MmsRecord.Role.CC;
            case "129" -> MmsRecord.Role.BCC;
            default -> MmsRecord.Role.UNKNOWN;
        };
        return new MmsRecord.Address(PhoneNumber.of(address.written("address")), role);
    }
}
