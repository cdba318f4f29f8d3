package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.integrity.Sha256;

/** A multimedia message with its parts and, in newer files, its addresses by role. */
public record MmsRecord(Attributes attributes, Instant date, List<MmsPart> parts, List<Address> addresses)
        implements BackupRecord {
    /** The {@code msg_box} of Android's message table. */
    public enum Box {
        RECEIVED,
        SENT,
        DRAFT,
        OUTBOX,
        FAILED,
        UNKNOWN
    }

    /** The role of an address in the message's header. */
    public enum Role {
        FROM,
        TO,
        CC,
        BCC,
        UNKNOWN
    }

    /** One address of the header; the phone's owner may stand as a placeholder. */
    public record Address(PhoneNumber number, Role role) {
        private static final String OWNER = "insert-address-token";

        public boolean isOwner() {
            return number.written().equals(OWNER);
        }
    }

    public MmsRecord {
        parts = List.copyOf(parts);
        addresses = List.copyOf(addresses);
    }

    public Box box() {
        return switch (attributes.written("msg_box")) {
            case "1" -> Box.RECEIVED;
            case "2" -> Box.SENT;
            case "3" -> Box.DRAFT;
            case "4" -> Box.OUTBOX;
            case "5" -> Box.FAILED;
            default -> Box.UNKNOWN;
        };
    }

    /** What the record's own element names, one by one where several are joined. */
    public List<PhoneNumber> named() {
        return Arrays.stream(attributes.written("address").split("[~,]"))
                .map(PhoneNumber::of)
                .toList();
    }

    /** Who sent it; empty where the file does not say, or where it was the owner. */
    public Optional<PhoneNumber> sender() {
        Optional<PhoneNumber> from = addresses.stream()
                .filter(address -> address.role() == Role.FROM && !address.isOwner())
                .map(Address::number)
                .filter(number -> !number.isWithheld())
                .findFirst();
        return from.isEmpty() && box() == Box.RECEIVED && named().size() == 1 ? Optional.of(named().getFirst()) : from;
    }

    /** The words of all text parts, one below the other; empty where there are none. */
    public String text() {
        return parts.stream()
                .map(part -> part instanceof MmsPart.Text text ? text.text() : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    public Attributes.Given subject() {
        return attributes.given("sub");
    }

    @Override
    public Contact contact() {
        return switch (box()) {
            case RECEIVED -> sender().isPresent() ? Contact.MESSAGE_RECEIVED : Contact.SENDER_NOT_KNOWN;
            case SENT -> Contact.OWN_MESSAGE;
            case DRAFT, OUTBOX, FAILED -> Contact.REACHED_NOBODY;
            case UNKNOWN -> Contact.NOT_KNOWN;
        };
    }

    @Override
    public List<PhoneNumber> numbers() {
        Optional<PhoneNumber> sender = sender();
        return box() == Box.RECEIVED && sender.isPresent() ? List.of(sender.get()) : named();
    }

    /** Where the phone gave no message id, the addresses and the contents stand in for it. */
    @Override
    public Sha256 identity() {
        IdentityFields fields =
                new IdentityFields("mms").add(date).add(attributes, "msg_box").add(attributes, "m_id");
        if (!attributes.given("m_id").isText()) {
            fields.add(attributes, "address").add(attributes, "sub");
            parts.forEach(part -> fields.add(part.fingerprint()));
        }
        return fields.digest();
    }
}
