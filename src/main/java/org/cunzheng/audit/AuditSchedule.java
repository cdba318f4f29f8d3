package org.cunzheng.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Has the running server audit itself: some minutes after the start, then at the interval that is set. */
@Singleton
class AuditSchedule {
    private final Audit audit;
    private final Audits audits;
    private final Duration every;

    AuditSchedule(Audit audit, Audits audits, @Value("${cunzheng.audit.every:24h}") Duration every) {
        this.audit = audit;
        this.audits = audits;
        this.every = every;
    }

    /** Whether it is there, of every file; to its end, of a part of the case files each time. */
    @Scheduled(initialDelay = "${cunzheng.audit.first:5m}", fixedDelay = "${cunzheng.audit.every:24h}")
    void keepUp() {
        // Less than the interval, lest a node that is early by a moment skips its turn.
        audits.make(every.dividedBy(2), files -> audit.run(files, List.of(), _ -> {}));
    }
}
