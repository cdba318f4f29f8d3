package org.cunzheng.packet.redaction;

import java.util.List;

/** What of entries can be withheld; each withheld field belongs to one. */
public enum Part {
    /** Names of relatives, colleagues, friends: who was called or written to. */
    THIRD_PARTY_NAMES,
    /** Whether that was a relative, a colleague, a friend; that it was not the borrower is always shown. */
    RELATIONS,
    COLLECTOR_NAMES,
    COLLECTOR_NUMBERS,
    /** What the complainant tells in her own words of calls, visits and the like. */
    RETELLINGS,
    /** The records of an export as they were read: they name numbers, the address book's names and the words once more. */
    RECORDS,
    /** The list of an entry's files with their names and digests, and so the files. */
    FILES,
    /** The name and digest of an exported file, and the report of what it held. */
    EXPORTS,
    CORRECTION_REASONS,
    /** What was written when a finding was confirmed. */
    DECISION_REASONS,
    /** Why something was erased; that it was, and what, is always shown. */
    ERASURE_REASONS,
    /** The words of a message; chosen entry by entry only. */
    WORDS,
    /** Where in withheld words a confirmed finding sees its reason; follows from the words. */
    STATEMENTS;

    /** Those that can be chosen for a whole case, in the order in which they are offered. */
    public static final List<Part> CHOICES = List.of(
            THIRD_PARTY_NAMES,
            RELATIONS,
            RETELLINGS,
            COLLECTOR_NAMES,
            COLLECTOR_NUMBERS,
            RECORDS,
            FILES,
            EXPORTS,
            CORRECTION_REASONS,
            DECISION_REASONS,
            ERASURE_REASONS);
}
