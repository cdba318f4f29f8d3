package org.cunzheng.law;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The days on which a text binds.
 *
 * @param from the first day
 * @param until the first day on which it no longer binds; {@link #OPEN} where no end is known
 * @throws IllegalArgumentException where the text would bind on no day at all
 */
public record InForce(LocalDate from, LocalDate until) {
    public static final LocalDate OPEN = LocalDate.MAX;

    public InForce {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("in force on no day: from " + from + " until " + until);
        }
    }

    public static InForce since(LocalDate from) {
        return new InForce(from, OPEN);
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** Whether every one of our days is also a day of {@code outer}. */
    public boolean within(InForce outer) {
        return !from.isBefore(outer.from) && !until.isAfter(outer.until);
    }
}
