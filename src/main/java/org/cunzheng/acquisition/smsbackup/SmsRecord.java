package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.util.List;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.integrity.Sha256;

/** A text message. */
public record SmsRecord(Attributes attributes, Instant date) implements BackupRecord {
    /** The {@code type} of Android's message table. */
    public enum Type {
        RECEIVED,
        SENT,
        DRAFT,
        OUTBOX,
        FAILED,
        QUEUED,
        UNKNOWN
    }

    public PhoneNumber address() {
        return PhoneNumber.of(attributes.written("address"));
    }

    /** The words; the four letters {@code null} may be a message without text or one that says "null". */
    public Attributes.Given body() {
        return attributes.given("body");
    }

    public Type type() {
        return switch (attributes.written("type")) {
            case "1" -> Type.RECEIVED;
            case "2" -> Type.SENT;
            case "3" -> Type.DRAFT;
            case "4" -> Type.OUTBOX;
            case "5" -> Type.FAILED;
            case "6" -> Type.QUEUED;
            default -> Type.UNKNOWN;
        };
    }

    @Override
    public Contact contact() {
        return switch (type()) {
            case RECEIVED -> Contact.MESSAGE_RECEIVED;
            case SENT -> Contact.OWN_MESSAGE;
            case DRAFT, OUTBOX, FAILED, QUEUED -> Contact.REACHED_NOBODY;
            case UNKNOWN -> Contact.NOT_KNOWN;
        };
    }

    @Override
    public List<PhoneNumber> numbers() {
        return List.of(address());
    }

    @Override
    public Sha256 identity() {
        return new IdentityFields("sms")
                .add(address())
                .add(attributes, "type")
                .add(date)
                .add(attributes, "body")
                .digest();
    }
}
