package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cunzheng.acquisition.Choice;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;
import org.cunzheng.web.Zones;
import org.jspecify.annotations.Nullable;

/**
 * What of an export belongs to the case. Needed are {@code numbers}, {@code zone} and {@code addressee}.
 *
 * @param numbers the numbers to take in, in any spelling; the empty text stands for all that were withheld
 * @param zone the zone in which the device's times are read, as an IANA name such as {@code Asia/Shanghai}
 * @param addressee whose phone it is; {@code DEBTOR} is the borrower
 * @param addresseeName who that is, where not the complainant, at most 200 characters
 * @param keepWhole true to keep the whole file too, other people's words and all
 */
@Serdeable
record ToldChoice(
        @Nullable List<@Nullable String> numbers,
        @Nullable String zone,
        @Nullable Addressee addressee,
        @Nullable String addresseeName,
        @Nullable Boolean keepWhole) {
    Choice choice() {
        Form form = Form.empty();
        Set<String> chosen = chosen(form);
        Optional<ZoneId> read = Zones.find(Told.text(zone));
        if (read.isEmpty()) {
            form.refuse("zone", "entry.problem.zone");
        }
        if (addressee == null) {
            form.refuse("addressee", "entry.problem.addressee");
        }
        String name = Told.text(addresseeName).strip();
        if (name.length() > Choice.LONGEST_NAME) {
            form.refuse("addresseeName", "entry.problem.long", Choice.LONGEST_NAME);
        }
        if (read.isEmpty() || addressee == null || form.isRefused()) {
            throw Refused.of(form);
        }
        return new Choice(chosen, read.get(), addressee, name, Boolean.TRUE.equals(keepWhole));
    }

    /** The numbers in the form to compare by; none, and noted in the form, where one is no text. */
    private Set<String> chosen(Form form) {
        Set<String> chosen = new HashSet<>();
        for (String number : numbers == null ? List.<@Nullable String>of() : numbers) {
            if (number == null) {
                chosen.clear();
                break;
            }
            chosen.add(PhoneNumber.of(number).comparable());
        }
        if (chosen.isEmpty()) {
            form.refuse("numbers", "api.numbers.missing");
        }
        return chosen;
    }
}
