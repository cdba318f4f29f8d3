package org.cunzheng.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what an audit looks at and finds, and keeps the first faults of each kind. */
final class Tally {
    /** Faults of one trait that are named; the others are counted. */
    static final int NAMED = 50;

    /** Characters of what is said of a fault. */
    private static final int LONGEST = 300;

    private final Map<Trait, List<Fault>> named = new EnumMap<>(Trait.class);
    private final Map<Trait.Sort, Long> counts = new EnumMap<>(Trait.Sort.class);

    long entries;
    long erased;
    long leaves;
    long tiles;
    long checkpoints;
    long timestamps;
    long files;
    long filesRead;
    long orphans;

    void fault(Trait trait, String subject, Object expected, Object found) {
        counts.merge(trait.sort(), 1L, Long::sum);
        List<Fault> list = named.computeIfAbsent(trait, _ -> new ArrayList<>());
        if (list.size() < NAMED) {
            list.add(new Fault(trait, printable(subject), printable(expected), printable(found)));
        }
    }

    /** Whoever alters a table writes what he likes; it stays one short line that no terminal takes for a command. */
    private static String printable(Object told) {
        String text = told.toString();
        StringBuilder line = new StringBuilder();
        text.substring(0, Math.min(text.length(), LONGEST)).chars().forEach(c -> {
            if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate((char) c)
                    || c == 0x2028
                    || c == 0x2029) {
                line.append("\\u%04X".formatted(c));
            } else {
                line.append((char) c);
            }
        });
        return text.length() > LONGEST ? line + "… (" + text.length() + ")" : line.toString();
    }

    /** @param brokenOffBy why it did not come to its end; empty where it did */
    AuditReport report(Instant startedAt, Instant endedAt, String brokenOffBy) {
        return new AuditReport(
                startedAt,
                endedAt,
                new Examined(entries, erased, leaves, tiles, checkpoints, timestamps, files, filesRead, orphans),
                named.values().stream().flatMap(List::stream).toList(),
                counts,
                brokenOffBy);
    }
}
