package org.cunzheng.acquisition.smsbackup;

import java.util.Set;
import org.cunzheng.integrity.Sha256;

/**
 * One record of the file, read or left out, with its own bytes.
 *
 * @see Slice for where it stands
 */
public sealed interface ReadRecord {
    /** Its place and bytes in the file. */
    Slice slice();

    /**
     * A record that could be read.
     *
     * @param repairs what in its bytes was not XML and read as it is meant
     * @param repeated whether the file already held a record of this identity
     */
    record Parsed(Slice slice, BackupRecord record, Set<Repair> repairs, Sha256 identity, boolean repeated)
            implements ReadRecord {
        public Parsed {
            repairs = Set.copyOf(repairs);
        }
    }

    /** A record that could not be read, and why. */
    record LeftOut(Slice slice, Reason reason) implements ReadRecord {}

    /** What was not XML and read nevertheless; the bytes stay as they were. */
    enum Repair {
        /** Half of a character as a reference of its own, such as {@code &#55357;&#56832;}. */
        SURROGATE_REFERENCE,
        /** A character that XML forbids, such as U+0000, or an unpaired half; kept in the text. */
        ILLEGAL_CHARACTER,
        /** An ampersand that begins no reference. */
        BARE_AMPERSAND,
        /** A less-than sign inside a value. */
        BARE_LESS_THAN,
        /** Text where the format has none; passed over. */
        TEXT_BETWEEN_ELEMENTS
    }

    /** Why a record was left out. */
    enum Reason {
        /** Not well-formed: a quote, bracket or end tag is missing or misplaced. */
        BROKEN_XML,
        /** The file ends inside it. */
        CUT_OFF,
        /** More bytes than are read at once. */
        TOO_LARGE,
        /** Bytes that are no text in the file's encoding. */
        INVALID_BYTES,
        /** A reference to an entity that XML does not have; nothing is ever looked up for it. */
        UNKNOWN_ENTITY,
        /** A character reference that names no character. */
        BAD_REFERENCE,
        ATTRIBUTE_TWICE,
        TOO_MANY_ATTRIBUTES,
        TOO_DEEP_OR_MANY,
        /** Its {@code date} is missing or not a whole number. */
        NO_DATE,
        /** A call among messages, or a message among calls. */
        OTHER_KIND,
        /** An element the format does not know. */
        UNKNOWN_ELEMENT,
        /** Behind the two millionth record: no phone holds that many. */
        TOO_MANY_RECORDS,
        /** It stands behind the end of the export. */
        AFTER_THE_END
    }

    /** The exact bytes of one record and where they stand. */
    final class Slice {
        private final long ordinal;
        private final String tag;
        private final long offset;
        private final long length;
        private final byte[] bytes;

        Slice(long ordinal, String tag, UnitReader.Captured captured) {
            this.ordinal = ordinal;
            this.tag = tag;
            this.offset = captured.offset();
            this.length = captured.length();
            this.bytes = captured.bytes();
        }

        /** Its number among all records of the file, from 1. */
        public long ordinal() {
            return ordinal;
        }

        /** The element's name, as far as it can be told. */
        public String tag() {
            return tag;
        }

        /** Bytes before it in the file; in a zip, in the unpacked member. */
        public long offset() {
            return offset;
        }

        /** Its length in bytes, also where it was too large to keep. */
        public long length() {
            return length;
        }

        /** Whether its bytes are here; they are not where it was left out as {@link ReadRecord.Reason#TOO_LARGE}. */
        public boolean isKept() {
            return bytes.length == length;
        }

        /** A copy of its bytes, from its {@code <} to its last {@code >}; empty where they are not kept. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Digest of {@link #bytes}. */
        public Sha256 sha256() {
            return Sha256.of(bytes);
        }

        byte[] uncopied() {
            return bytes;
        }
    }
}
