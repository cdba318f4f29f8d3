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
            list.add(new Fault(trait, subject, expected.toString(), found.toString()));
        }
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
