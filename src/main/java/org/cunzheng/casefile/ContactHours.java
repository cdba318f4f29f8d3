package org.cunzheng.casefile;

import java.time.LocalTime;

/** What was agreed on when the borrower may be contacted. */
public sealed interface ContactHours {
    /** Nothing was agreed: the standards' own hours count. */
    record NothingAgreed() implements ContactHours {}

    /** Contact was agreed between two times of day, by the borrower's clock. */
    record Agreed(LocalTime from, LocalTime until) implements ContactHours {}

    /** The borrower does not know: what depends on it cannot be judged. */
    record NotKnown() implements ContactHours {}
}
