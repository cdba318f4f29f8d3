package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.acquisition.smsbackup.ExportReport.NumberActivity;

/** Counts by number. A file with more numbers than any phone has gets the rest counted as one. */
final class NumberCounts {
    private static final int MOST_NUMBERS = 20_000;
    private static final int MOST_SPELLINGS = 20;
    private static final String THE_REST = "…";

    private final Map<String, Counts> numbers = new HashMap<>();

    private static final class Counts {
        private final SortedSet<String> spellings = new TreeSet<>();
        private final SortedSet<String> names = new TreeSet<>();
        private final Map<BackupRecord.Contact, Integer> records = new EnumMap<>(BackupRecord.Contact.class);
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        private void add(BackupRecord record, PhoneNumber number) {
            addUpTo(spellings, number.written());
            String name = record.contactName().orEmpty();
            if (!name.isEmpty() && !name.equals("(Unknown)")) {
                addUpTo(names, name);
            }
            records.merge(record.contact(), 1, Integer::sum);
            first = record.date().isBefore(first) ? record.date() : first;
            last = record.date().isAfter(last) ? record.date() : last;
        }

        private static void addUpTo(SortedSet<String> texts, String text) {
            if (texts.size() < MOST_SPELLINGS) {
                texts.add(text);
            }
        }
    }

    void add(BackupRecord record) {
        for (PhoneNumber number : record.numbers()) {
            String key = number.comparable();
            String known = numbers.size() < MOST_NUMBERS || numbers.containsKey(key) ? key : THE_REST;
            numbers.computeIfAbsent(known, _ -> new Counts()).add(record, number);
        }
    }

    List<NumberActivity> finish() {
        return numbers.entrySet().stream()
                .map(entry -> {
                    Counts counts = entry.getValue();
                    return new NumberActivity(
                            entry.getKey(),
                            List.copyOf(counts.spellings),
                            List.copyOf(counts.names),
                            counts.records,
                            counts.first,
                            counts.last);
                })
                .sorted(Comparator.comparingInt(NumberActivity::total)
                        .reversed()
                        .thenComparing(NumberActivity::comparable))
                .toList();
    }
}
