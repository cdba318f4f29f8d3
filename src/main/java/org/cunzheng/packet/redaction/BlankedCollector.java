package org.cunzheng.packet.redaction;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cunzheng.casefile.Collector;

/**
 * A collector without its withheld values. One value may tell another: phones name whom they do not know by the number, and
 * people write the number behind the name.
 */
final class BlankedCollector {
    private BlankedCollector() {}

    static Collector of(Collector told, Set<Part> parts) {
        boolean names = parts.contains(Part.COLLECTOR_NAMES);
        boolean numbers = parts.contains(Part.COLLECTOR_NUMBERS);
        boolean echoed = Echo.of(told.name(), told.number()) || Echo.of(told.agency(), told.number());
        return new Collector(
                names || (numbers && tellsNumber(told.name(), told.number())) ? "" : told.name(),
                numbers || (names && echoed) ? "" : told.number(),
                names || (numbers && tellsNumber(told.agency(), told.number())) ? "" : told.agency());
    }

    /** What is blank only once the collector is blanked. */
    static Stream<String> withheldOf(Collector told, Set<Part> parts) {
        Collector blanked = of(told, parts);
        List<String> shown = List.of(blanked.name(), blanked.number(), blanked.agency());
        return Stream.of(told.name(), told.number(), told.agency()).filter(text -> !shown.contains(text));
    }

    private static boolean tellsNumber(String name, String number) {
        return Echo.of(name, number) || Echo.tellsNumber(name);
    }
}
