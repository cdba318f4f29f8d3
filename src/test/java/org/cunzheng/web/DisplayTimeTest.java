package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class DisplayTimeTest {
    private static final String IN_CHINA = "2026-11-20T22:10:00.123+08:00[Asia/Shanghai]";

    private final DisplayTime chinese = new DisplayTime(Language.ZH);
    private final DisplayTime english = new DisplayTime(Language.EN);

    @Test
    void a_time_in_china_is_called_so() {
        assertThat(chinese.full(IN_CHINA)).isEqualTo("2026年11月20日 22:10（北京时间）");
        assertThat(english.full(IN_CHINA)).isEqualTo("20 Nov 2026, 22:10 (China time)");
        assertThat(chinese.clock(ZonedDateTime.parse(IN_CHINA))).isEqualTo("22:10（北京时间）");
    }

    @Test
    void any_other_time_says_its_zone_and_offset() {
        assertThat(chinese.full("2026-07-01T08:05:00+02:00[Europe/Berlin]")).endsWith("08:05（中欧时间 UTC+02:00）");
        assertThat(english.full("2026-07-01T08:05:00+05:45")).endsWith("08:05 (UTC+05:45)");
        assertThat(english.full("2026-07-01T08:05:00Z")).endsWith("08:05 (UTC)");
    }

    @Test
    void a_day_is_said_with_its_weekday() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(chinese.day(day)).isEqualTo("2026年11月20日 星期五");
        assertThat(english.day(day)).isEqualTo("Friday, 20 November 2026");
        assertThat(chinese.isoDate("")).isEmpty();
    }

    @Test
    void a_length_is_said_in_minutes_and_seconds() {
        assertThat(chinese.length(Duration.ofSeconds(200))).isEqualTo("3分20秒");
        assertThat(english.length(Duration.ofSeconds(9))).isEqualTo("9 s");
    }
}
