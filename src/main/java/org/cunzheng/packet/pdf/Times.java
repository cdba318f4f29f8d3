package org.cunzheng.packet.pdf;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates, times and durations as the packet writes them. */
final class Times {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("'UTC'xxx VV", Locale.ROOT);

    private Times() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Time of day without its zone. */
    static String clock(ZonedDateTime time) {
        return CLOCK.format(time);
    }

    /** Offset and zone, such as {@code UTC+08:00 Asia/Shanghai}; the offset alone where the zone is one. */
    static String zone(ZonedDateTime time) {
        return time.getZone().equals(time.getOffset())
                ? "UTC"
                        + (time.getOffset().getTotalSeconds() == 0
                                ? "+00:00"
                                : time.getOffset().getId())
                : ZONE.format(time);
    }

    static String full(ZonedDateTime time) {
        return day(time.toLocalDate()) + " " + clock(time) + "（" + zone(time) + "）";
    }

    static String duration(Duration duration, Wording wording) {
        return duration.toMinutes() == 0
                ? wording.say("duration.seconds", duration.toSeconds())
                : wording.say("duration.minutes", duration.toMinutes(), duration.toSecondsPart());
    }
}
