package org.cunzheng.acquisition.smsbackup;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares the time the phone showed with the time it stored, in the spellings phones are known to use. */
final class ShownTimeComparison {
    private static final List<DateTimeFormatter> SPELLINGS = Stream.concat(
                    Stream.of(
                                    "yyyy-M-d H:mm:ss",
                                    "yyyy/M/d H:mm:ss",
                                    "yyyy年M月d日 H:mm:ss",
                                    "yyyy年M月d日 ah:mm:ss",
                                    "yyyy-M-d ah:mm:ss",
                                    "yyyy/M/d ah:mm:ss",
                                    "d.M.yyyy H:mm:ss")
                            .map(pattern -> formatter(pattern, Locale.CHINA)),
                    Stream.of(
                                    "MMM d, yyyy h:mm:ss a",
                                    "MMM d, yyyy, h:mm:ss a",
                                    "d MMM yyyy H:mm:ss",
                                    "d MMM yyyy, H:mm:ss",
                                    "d MMM yyyy h:mm:ss a",
                                    "MMM d, yyyy H:mm:ss",
                                    "M/d/yyyy h:mm:ss a")
                            .map(pattern -> formatter(pattern, Locale.US)))
            .toList();
    private static final Pattern ODD_SPACES = Pattern.compile("[\\u00A0\\u202F\\u2009]");
    private static final Duration WESTERNMOST = Duration.ofHours(-12);
    private static final Duration EASTERNMOST = Duration.ofHours(14);
    private static final int QUARTER = 15 * 60;

    private final SortedMap<ZoneOffset, Integer> fitting = new TreeMap<>();
    private DateTimeFormatter lastUsed = SPELLINGS.getFirst();
    private int unlike;
    private int notRead;

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale);
    }

    void add(BackupRecord record) {
        String shown = ODD_SPACES.matcher(record.readableDate().orEmpty()).replaceAll(" ");
        Optional<LocalDateTime> local = parse(shown, lastUsed);
        for (int i = 0; local.isEmpty() && i < SPELLINGS.size() && !shown.isEmpty(); i++) {
            local = parse(shown, SPELLINGS.get(i));
        }
        if (local.isEmpty()) {
            notRead++;
            return;
        }
        Instant asUtc = local.get().toInstant(ZoneOffset.UTC);
        Duration offset = Duration.between(Instant.ofEpochSecond(record.date().getEpochSecond()), asUtc);
        if (offset.compareTo(WESTERNMOST) < 0
                || offset.compareTo(EASTERNMOST) > 0
                || offset.toSeconds() % QUARTER != 0) {
            unlike++;
        } else {
            fitting.merge(ZoneOffset.ofTotalSeconds((int) offset.toSeconds()), 1, Integer::sum);
        }
    }

    private Optional<LocalDateTime> parse(String shown, DateTimeFormatter spelling) {
        if (shown.isEmpty() || spelling != lastUsed && !fits(shown, spelling)) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.parse(shown, spelling);
            lastUsed = spelling;
            return Optional.of(time);
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static boolean fits(String shown, DateTimeFormatter spelling) {
        ParsePosition position = new ParsePosition(0);
        return spelling.parseUnresolved(shown, position) != null && position.getIndex() == shown.length();
    }

    ExportReport.ShownTimes finish() {
        return new ExportReport.ShownTimes(fitting, unlike, notRead);
    }
}
