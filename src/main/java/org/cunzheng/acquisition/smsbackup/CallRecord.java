package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.integrity.Sha256;

/** A line of the call log. */
public record CallRecord(Attributes attributes, Instant date) implements BackupRecord {
    /** The {@code type} of Android's call log. */
    public enum Type {
        INCOMING,
        OUTGOING,
        MISSED,
        VOICEMAIL,
        REJECTED,
        BLOCKED,
        ANSWERED_ELSEWHERE,
        UNKNOWN
    }

    public PhoneNumber number() {
        return PhoneNumber.of(attributes.written("number"));
    }

    public Type type() {
        return switch (attributes.written("type")) {
            case "1" -> Type.INCOMING;
            case "2" -> Type.OUTGOING;
            case "3" -> Type.MISSED;
            case "4" -> Type.VOICEMAIL;
            case "5" -> Type.REJECTED;
            case "6" -> Type.BLOCKED;
            case "7" -> Type.ANSWERED_ELSEWHERE;
            default -> Type.UNKNOWN;
        };
    }

    /** Length in seconds; empty where the file gives none, or a negative one. */
    public OptionalLong durationSeconds() {
        OptionalLong seconds = attributes.number("duration");
        return seconds.isPresent() && seconds.getAsLong() >= 0 ? seconds : OptionalLong.empty();
    }

    @Override
    public Contact contact() {
        boolean lasted = durationSeconds().orElse(0) > 0;
        return switch (type()) {
            case INCOMING, ANSWERED_ELSEWHERE -> lasted ? Contact.CONVERSATION : Contact.CALL_ATTEMPT;
            case MISSED, VOICEMAIL, REJECTED, BLOCKED -> Contact.CALL_ATTEMPT;
            case OUTGOING -> lasted ? Contact.OWN_CALL : Contact.OWN_CALL_UNANSWERED;
            case UNKNOWN -> Contact.NOT_KNOWN;
        };
    }

    @Override
    public List<PhoneNumber> numbers() {
        return List.of(number());
    }

    @Override
    public Sha256 identity() {
        return new IdentityFields("call")
                .add(number())
                .add(attributes, "type")
                .add(date)
                .digest();
    }
}
