package org.cunzheng.web.imports;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cunzheng.acquisition.Choice;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;
import org.cunzheng.web.Zones;

/** What of an export is to be taken in, as ticked. */
final class ChoiceForm {
    /** How the numbers that were withheld stand in the form, where an empty value would be lost. */
    static final String WITHHELD = "withheld";

    private ChoiceForm() {}

    /** The choice; empty where something is wrong, which the form says then. */
    static Optional<Choice> read(Form form) {
        Set<String> numbers = new HashSet<>();
        form.all("number").forEach(number -> numbers.add(number.equals(WITHHELD) ? "" : number));
        if (numbers.isEmpty()) {
            form.refuse("number", "import.problem.number");
        }
        Optional<ZoneId> zone = form.value("zone").flatMap(Zones::find);
        if (zone.isEmpty()) {
            form.refuse("zone", "entry.problem.zone");
        }
        Optional<Addressee> addressee = addressee(form.raw("addressee"));
        if (addressee.isEmpty()) {
            form.refuse("addressee", "entry.problem.addressee");
        }
        String name = form.value("addresseeName").orElse("");
        if (name.length() > Choice.LONGEST_NAME) {
            form.refuse("addresseeName", "entry.problem.long", Choice.LONGEST_NAME);
        }
        return form.isRefused() || zone.isEmpty() || addressee.isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice(numbers, zone.get(), addressee.get(), name, form.has("whole", "yes")));
    }

    private static Optional<Addressee> addressee(String name) {
        for (Addressee addressee : Addressee.values()) {
            if (addressee.name().equals(name)) {
                return Optional.of(addressee);
            }
        }
        return Optional.empty();
    }
}
