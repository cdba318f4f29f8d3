package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param addresseeName who that is, where not the complainant
 * @param keepWhole true to keep the whole file too, other people's words and all
 */
@Serdeable
record ToldChoice(
        @Nullable List<String> numbers,
        @Nullable String zone,
        @Nullable Addressee addressee,
        @Nullable String addresseeName,
        @Nullable Boolean keepWhole) {
    Choice choice() {
        Form form = Form.empty();
        Set<String> chosen = numbers == null
                ? Set.of()
                : numbers.stream()
                        .map(number -> PhoneNumber.of(number).comparable())
                        .collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            form.refuse("numbers", "api.numbers.missing");
        }
        Optional<ZoneId> read = Zones.find(Told.text(zone));
        if (read.isEmpty()) {
            form.refuse("zone", "entry.problem.zone");
        }
        if (addressee == null) {
            form.refuse("addressee", "entry.problem.addressee");
        }
        if (read.isEmpty() || addressee == null || form.isRefused()) {
            throw Refused.of(form);
        }
        return new Choice(
                chosen, read.get(), addressee, Told.text(addresseeName).strip(), Boolean.TRUE.equals(keepWhole));
    }
}
