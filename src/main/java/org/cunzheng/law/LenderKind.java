package org.cunzheng.law;

/** What the lender is, as far as the complainant knows: it decides which instruments bind it and which rate line counts. */
public enum LenderKind {
    BANK,
    CONSUMER_FINANCE,
    TRUST,
    AUTO_FINANCE,
    MICROLOAN,
    /** Another institution licensed by a local authority: guarantee, pawn, leasing, factoring. */
    OTHER_LOCAL_LICENSED,
    /** A natural person or an ordinary company that does not lend for a living. */
    PRIVATE_LENDER,
    /** Lends to the public for a living without a licence. */
    UNLICENSED_LENDER,
    NOT_KNOWN
}
