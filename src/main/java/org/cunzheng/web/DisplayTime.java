package org.cunzheng.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says a time in the reader's language, always with its zone: two people must not read one time as two. */
public final class DisplayTime {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Language language;

    DisplayTime(Language language) {
        this.language = language;
    }

    /** {@code 2026年11月20日 星期五}, {@code Friday, 20 November 2026}. */
    public String day(LocalDate day) {
        return format(day, "yyyy年M月d日 EEEE", "EEEE, d MMMM yyyy");
    }

    /** {@code 2026年11月20日}, {@code 20 November 2026}. */
    public String date(LocalDate day) {
        return format(day, "yyyy年M月d日", "d MMMM yyyy");
    }

    /** As {@link #date(LocalDate)}, from {@code 2026-11-20}; an empty text stays empty. */
    public String isoDate(String isoDate) {
        return isoDate.isEmpty() ? "" : date(LocalDate.parse(isoDate));
    }

    /** {@code 22:10（北京时间）}, {@code 22:10 (China time)}: for where the day is said already. */
    public String clock(ZonedDateTime time) {
        return format(time, "HH:mm", "HH:mm") + zone(time);
    }

    /** {@code 2026年11月20日 22:10（北京时间）}, {@code 20 Nov 2026, 22:10 (China time)}. */
    public String full(ZonedDateTime time) {
        return format(time, "yyyy年M月d日 HH:mm", "d MMM yyyy, HH:mm") + zone(time);
    }

    /** As {@link #full(ZonedDateTime)}, from the form of an entry: {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}. */
    public String full(String isoTime) {
        return full(ZonedDateTime.parse(isoTime));
    }

    /** {@code 3分20秒}, {@code 3 min 20 s}. */
    public String length(Duration duration) {
        Messages texts = Messages.of(language);
        long minutes = duration.toMinutes();
        return minutes == 0
                ? texts.text("time.seconds", duration.toSeconds())
                : texts.text("time.minutesSeconds", minutes, duration.toSecondsPart());
    }

    /** A long stretch in its largest unit: {@code 3天}, {@code 5 hours}. */
    public String rough(Duration duration) {
        Messages texts = Messages.of(language);
        if (duration.toDays() > 0) {
            return texts.text("time.days", duration.toDays());
        }
        return duration.toHours() > 0
                ? texts.text("time.hours", duration.toHours())
                : texts.text("time.minutes", duration.toMinutes());
    }

    private String zone(ZonedDateTime time) {
        Messages texts = Messages.of(language);
        if (time.getZone().equals(CHINA)) {
            return texts.text("time.inZone", texts.text("time.china"));
        }
        String offset = time.getOffset().getTotalSeconds() == 0
                ? "UTC"
                : "UTC" + time.getOffset().getId();
        if (time.getZone() instanceof java.time.ZoneOffset) {
            return texts.text("time.inZone", offset);
        }
        return texts.text("time.inZone", time.getZone().getDisplayName(TextStyle.FULL, locale()) + " " + offset);
    }

    private String format(java.time.temporal.TemporalAccessor time, String chinese, String english) {
        return DateTimeFormatter.ofPattern(language == Language.ZH ? chinese : english, locale())
                .format(time);
    }

    private Locale locale() {
        return language.locale();
    }
}
