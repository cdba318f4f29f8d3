package org.cunzheng.verification;

/**
 * One thing that does not hold. It carries paths, ids, sizes and digests, never the text of an entry; what comes from the
 * packet is stripped of all but printable ASCII.
 *
 * @param subject the path, entry or place within the zip; empty for the packet as a whole
 * @param expected what should be there
 * @param calculated what is there
 */
public record Fault(Kind kind, String subject, String expected, String calculated) {

    /** What is wrong, in a form that has words in every language. */
    public enum Kind {
        NO_SUCH_FILE,
        IS_A_FOLDER,
        NOT_A_PLAIN_FILE,
        READ_FAILED,
        LARGER_THAN_A_ZIP,
        NOT_A_ZIP,
        NOT_A_PACKET,
        OTHER_FORMAT,

        END_MISSING,
        BYTES_AFTER_END,
        BYTES_BETWEEN,
        OUT_OF_BOUNDS,
        HEADER_DIFFERS,
        ENCRYPTED,
        COMPRESSED,
        ZIP64,
        NAME_NOT_ALLOWED,
        NAME_TWICE,
        NOT_SORTED,
        CHECKSUM_DIFFERS,

        TOO_LONG,
        NOT_CANONICAL,
        FORM_DIFFERS,

        MISSING,
        NOT_LISTED,

        SIZE_DIFFERS,
        DIGEST_DIFFERS,
        SM3_DIFFERS,
        LINE_DIFFERS,

        COMMITMENT_DIFFERS,
        IDENTITY_DIFFERS,
        NOT_IN_LOG,
        PROOF_MALFORMED,
        NOT_NAMED,
        ERASED_AND_DISCLOSED,
        ERASURE_DIFFERS,
        ERASED_NOT_LISTED,

        CHECKPOINT_DIFFERS,
        MANIFEST_DIFFERS,
        NOT_SIGNED,
        NOT_EARLIER,
        TOKEN_UNREADABLE,
        TOKEN_OF_OTHER,
        TOKEN_NOT_SIGNED,
        NOT_PROVED,

        OTHER_KEY,
        LOG_SIZE_DIFFERS,
        ROOT_DIFFERS
    }

    private static final int LONGEST = 400;

    public Fault {
        subject = printable(subject);
        expected = printable(expected);
        calculated = printable(calculated);
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        int length = Math.min(text.length(), LONGEST);
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            printable.append(unit >= ' ' && unit < 0x7f ? unit : '?');
        }
        return text.length() > LONGEST ? printable.append("...").toString() : printable.toString();
    }
}
