package org.cunzheng.web.status;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.cunzheng.audit.Audits;
import org.cunzheng.custody.Stamps;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Shows the last audit, the newest checkpoint and the newest timestamp. */
@Controller(Paths.STATUS)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
public final class StatusController {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Pages pages;
    private final Audits audits;
    private final TransparencyLog log;
    private final Stamps stamps;
    private final Clock clock;
    private final Duration every;

    StatusController(
            Pages pages,
            Audits audits,
            TransparencyLog log,
            Stamps stamps,
            Clock clock,
            @Value("${cunzheng.audit.every:24h}") Duration every) {
        this.pages = pages;
        this.audits = audits;
        this.log = log;
        this.stamps = stamps;
        this.clock = clock;
        this.every = every;
    }

    @Get
    HttpResponse<?> status(PageContext page) {
        return pages.ok(
                page,
                "status/status.jte",
                Map.of(
                        "audit", audits.last(),
                        "overdue", isOverdue(),
                        "since", audits.waitingSince(),
                        "newest", log.newest(),
                        "stamp", stamps.newest()));
    }

    /** Whether the next one has been left out, or the first: what was found before says nothing of today. */
    private boolean isOverdue() {
        return audits.waitingSince().plus(every.multipliedBy(2)).isBefore(clock.instant());
    }

    /** In the zone of those for whom this is. */
    public static ZonedDateTime inChina(Instant time) {
        return time.atZone(CHINA);
    }
}
