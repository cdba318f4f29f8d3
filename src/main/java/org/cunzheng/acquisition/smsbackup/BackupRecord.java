package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.util.List;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.integrity.Sha256;

/** What a record says, read from its bytes; the bytes stay what counts. */
public sealed interface BackupRecord permits SmsRecord, MmsRecord, CallRecord {
    /** What a record is for the counting of contacts. */
    enum Contact {
        /** A call towards the borrower that was not taken. */
        CALL_ATTEMPT,
        /** A call towards the borrower that was taken. */
        CONVERSATION,
        /** The borrower's own call, taken by the other side. */
        OWN_CALL,
        /** The borrower's own call that nobody took. */
        OWN_CALL_UNANSWERED,
        /** A message that reached the borrower. */
        MESSAGE_RECEIVED,
        /** The borrower's own words, sent. */
        OWN_MESSAGE,
        /** Draft, outbox, failed, queued: reached nobody. */
        REACHED_NOBODY,
        /** A message that reached the borrower in a group; the file does not say who of it wrote it. */
        SENDER_NOT_KNOWN,
        /** The record's type is none that the format knows. */
        NOT_KNOWN;

        /** Whether it counts as a contact towards the borrower. */
        public boolean isTowardsBorrower() {
            return this == CALL_ATTEMPT || this == CONVERSATION || this == MESSAGE_RECEIVED;
        }

        /** Whether the borrower made it. */
        public boolean isOwn() {
            return this == OWN_CALL || this == OWN_CALL_UNANSWERED || this == OWN_MESSAGE;
        }
    }

    /** All attributes of the record's own element, those not named here too. */
    Attributes attributes();

    /** The phone's clock when it wrote the record down, in milliseconds of the epoch; may be implausible. */
    Instant date();

    Contact contact();

    /** Who is at the other end; for a received group message its sender where known, otherwise everyone named. */
    List<PhoneNumber> numbers();

    /**
     * The same for the same message or call in every export: of sms (address, type, date, body), of mms (date, box,
     * message id), of call (number, type, date); numbers in their comparable form.
     */
    Sha256 identity();

    /** The name the phone's address book had for the number, as in the file; "(Unknown)" where it had none. */
    default Attributes.Given contactName() {
        return attributes().given("contact_name");
    }

    /** The time as the phone showed it, in its zone and language: for comparison only. */
    default Attributes.Given readableDate() {
        return attributes().given("readable_date");
    }
}
