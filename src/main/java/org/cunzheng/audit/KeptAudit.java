package org.cunzheng.audit;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** What is kept of an audit: numbers only. Where it broke off they are those until then. */
@Introspected
public record KeptAudit(
        Instant startedAt,
        Instant endedAt,
        Verdict verdict,
        long entries,
        long leaves,
        long checkpoints,
        long timestamps,
        long files,
        long filesRead,
        long altered,
        long missing,
        long unverifiable) {
    static KeptAudit of(AuditReport report) {
        Examined examined = report.examined();
        return new KeptAudit(
                report.startedAt(),
                report.endedAt(),
                report.verdict(),
                examined.entries(),
                examined.leaves(),
                examined.checkpoints(),
                examined.timestamps(),
                examined.files(),
                examined.filesRead(),
                report.count(Trait.Sort.ALTERED),
                report.count(Trait.Sort.MISSING),
                report.count(Trait.Sort.UNVERIFIABLE));
    }

    static KeptAudit brokenOff(Instant startedAt, Instant endedAt) {
        return new KeptAudit(startedAt, endedAt, Verdict.BROKEN_OFF, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
