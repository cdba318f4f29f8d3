package org.cunzheng.web;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The time zones a complainant may choose from: China first, then where Chinese speakers mostly live. */
public final class Zones {
    private static final List<String> OFFERED = List.of(
            "Asia/Shanghai",
            "Asia/Urumqi",
            "Asia/Hong_Kong",
            "Asia/Taipei",
            "Asia/Singapore",
            "Asia/Bangkok",
            "Asia/Tokyo",
            "Asia/Seoul",
            "Asia/Dubai",
            "Europe/Moscow",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "Australia/Sydney",
            "UTC");

    private Zones() {}

    /**
     * IANA name to a name in the reader's language with the name itself beside it.
     *
     * @param chosen a name that stays in the list although it is not one of those offered
     */
    public static Map<String, String> choices(Language language, String chosen) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String name : OFFERED) {
            choices.put(name, said(ZoneId.of(name), language));
        }
        find(chosen).ifPresent(zone -> choices.putIfAbsent(chosen, said(zone, language)));
        return choices;
    }

    /** {@code 北京时间 (Asia/Shanghai)}. */
    public static String said(ZoneId zone, Language language) {
        String name = zone.getId().equals("Asia/Shanghai")
                ? Messages.of(language).text("time.china")
                : zone.getDisplayName(TextStyle.FULL, language.locale());
        return name + " (" + zone.getId() + ")";
    }

    /** The zone of a name as sent; missing where it names none. */
    public static Optional<ZoneId> find(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
