package org.cunzheng.acquisition;

import java.time.ZoneId;
import java.util.Set;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.law.Addressee;

/**
 * What of an export belongs to a case, as the complainant says.
 *
 * @param numbers in the form to compare by ({@link PhoneNumber#comparable}); the empty text stands for all that were withheld
 * @param zone in which the device's times are read
 * @param addressee whose phone it is
 * @param addresseeName who that is, where it is not the complainant's own; looked at for its length by whoever asks for it
 * @param keepWhole whether the whole file is kept, other people's words and all
 */
public record Choice(Set<String> numbers, ZoneId zone, Addressee addressee, String addresseeName, boolean keepWhole) {
    /** The most characters that {@code addresseeName} may have, as with an incident that is told. */
    public static final int LONGEST_NAME = 200;

    public Choice {
        numbers = Set.copyOf(numbers);
    }
}
