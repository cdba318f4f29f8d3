package org.cunzheng.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one audit found.
 *
 * @param named the first faults of each trait
 * @param counts how many there are of each sort, the named ones among them
 * @param brokenOffBy why it did not come to its end, so that there may be more; empty where it did
 */
public record AuditReport(
        Instant startedAt,
        Instant endedAt,
        Examined examined,
        List<Fault> named,
        Map<Trait.Sort, Long> counts,
        String brokenOffBy) {
    public AuditReport {
        named = List.copyOf(named);
        counts = Map.copyOf(counts);
    }

    public long count(Trait.Sort sort) {
        return counts.getOrDefault(sort, 0L);
    }

    public Verdict verdict() {
        if (!brokenOffBy.isEmpty()) {
            return Verdict.BROKEN_OFF;
        }
        if (count(Trait.Sort.ALTERED) > 0) {
            return Verdict.ALTERED;
        }
        if (count(Trait.Sort.MISSING) > 0) {
            return Verdict.MISSING;
        }
        return count(Trait.Sort.UNVERIFIABLE) > 0 ? Verdict.UNVERIFIABLE : Verdict.FITS;
    }
}
