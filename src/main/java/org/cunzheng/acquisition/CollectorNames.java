package org.cunzheng.acquisition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.Collector;

/**
 * What the case file calls each collector's number. One row may hold several numbers; a row that says that the number was
 * withheld names nobody, for calls without a number may come from anyone.
 */
final class CollectorNames {
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,，、;；/]");

    private final Map<String, String> names = new LinkedHashMap<>();

    CollectorNames(CaseFile caseFile) {
        for (Collector collector : caseFile.details().collectors()) {
            for (String written : BETWEEN_NUMBERS.split(collector.number())) {
                PhoneNumber number = PhoneNumber.of(written);
                if (!number.isWithheld()) {
                    names.merge(
                            number.comparable(), collector.name(), (first, later) -> first.isEmpty() ? later : first);
                }
            }
        }
    }

    /** In the form to compare by. */
    Set<String> numbers() {
        return Set.copyOf(names.keySet());
    }

    /** Empty where the case file does not know the number. */
    String of(PhoneNumber number) {
        return names.getOrDefault(number.comparable(), "");
    }
}
