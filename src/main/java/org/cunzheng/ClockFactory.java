package org.cunzheng;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The one source of time: whole milliseconds, in the zone of Chinese law and custom. */
@Factory
final class ClockFactory {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Singleton
    Clock clock() {
        return Clock.tick(Clock.system(ZONE), Duration.ofMillis(1));
    }
}
