package org.cunzheng.law;

/** To whom an utterance or a contact was directed. */
public enum Addressee {
    /** The borrower; {@code DEBTOR} is the word of the classifier's line format. */
    DEBTOR,
    RELATIVE,
    COLLEAGUE,
    FRIEND,
    STRANGER
}
