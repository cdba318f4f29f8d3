package org.cunzheng.law;

/**
 * What a collector is suspected of having done: the twelve labels of a text, then what follows from counts and times.
 * A rule names a conduct; {@code LawBase} maps it to the provisions in force on the day.
 */
public enum Conduct {
    VIOLENCE_THREAT,
    INTIMIDATION,
    FALSE_LEGAL_THREAT,
    IMPERSONATION,
    INSULT,
    THIRD_PARTY_HARASSMENT,
    PRIVACY_DISCLOSURE,
    DEFAMATION,
    HOME_VISIT_THREAT,
    RESTRAINT,
    INDUCED_BORROWING,
    IMPROPER_PAYMENT,
    /** Contact between the hours that an instrument names, where no other hours were agreed. */
    CONTACT_AT_NIGHT,
    /** More conversations, or more attempts to one number, on one local day than an instrument names. */
    FREQUENT_CONTACT,
    /** A contact person called or written to again after a clear refusal. */
    CONTACT_AFTER_REFUSAL
}
