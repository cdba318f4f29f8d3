package org.cunzheng.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.cunzheng.integrity.LogKey;

/**
 * What is kept of an audit: numbers only. Where it broke off they are those until then.
 *
 * @param startedAt in milliseconds, like {@code endedAt}
 */
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
    public KeptAudit {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        endedAt = endedAt.truncatedTo(ChronoUnit.MILLIS);
    }

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

    /** All of it as a note signed by the log's key; its first line keeps it from being taken for anything else that the key signs. */
    String signed(LogKey key) {
        StringBuilder text = new StringBuilder(
                "cunzheng-audit/1 " + key.origin() + "\n" + startedAt + " " + endedAt + " " + verdict);
        LongStream.of(entries, leaves, checkpoints, timestamps, files, filesRead, altered, missing, unverifiable)
                .forEach(number -> text.append(' ').append(number));
        return key.sign(text.append('\n').toString());
    }
}
