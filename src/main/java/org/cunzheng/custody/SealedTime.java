package org.cunzheng.custody;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The one way in which an entry writes a time: ISO 8601, three digits of a second, offset, and the zone in brackets. */
public final class SealedTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx'['VV']'", Locale.ROOT);

    private SealedTime() {}

    /** Such as {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}. */
    public static String text(ZonedDateTime time) {
        return FORM.format(time);
    }

    /** @throws java.time.format.DateTimeParseException where the text is not of that form */
    public static ZonedDateTime parse(String text) {
        return ZonedDateTime.parse(text);
    }
}
