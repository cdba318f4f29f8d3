package org.cunzheng.evidence;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When something happened, in whole milliseconds with its zone, and where that time comes from.
 *
 * @param origin who says so
 */
public record Moment(ZonedDateTime at, Origin origin) {
    /** Where a time comes from; our server's and an authority's times stand elsewhere, with the entry. */
    public enum Origin {
        /** The complainant told it. */
        CLAIMED,
        /** A device or a carrier recorded it. */
        DEVICE
    }

    public Moment {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The calendar day where it happened, in the moment's own zone. */
    public LocalDate localDay() {
        return at.toLocalDate();
    }
}
