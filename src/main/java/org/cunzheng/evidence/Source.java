package org.cunzheng.evidence;

import org.cunzheng.custody.EntryId;

/** How an incident came into the log. */
public sealed interface Source {
    /** Typed in by the complainant. */
    record Typed() implements Source {}

    /**
     * Read from an export.
     *
     * @param item the entry under which the export was acquired
     * @param offset where the record begins in the file, in bytes
     * @param record the record's bytes as text; empty where it is too long and lies in the vault instead, as the last of
     *     the incident's originals
     * @param identity the same for the same record in every export of the same phone, as its reader calculates it; empty
     *     where the reader has none
     */
    record Exported(EntryId item, long offset, String record, String identity) implements Source {
        /** A record without an identity. */
        public Exported(EntryId item, long offset, String record) {
            this(item, offset, record, "");
        }
    }
}
