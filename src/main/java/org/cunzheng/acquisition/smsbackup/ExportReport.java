package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;

/**
 * What one file held. Contacts, days and numbers count each identity once; {@link Tally} counts every record. A phone keeps
 * only its last 500 to 1,000 calls: counts of calls speak for the period alone, and for a day only where it is no gap.
 *
 * @param root the attributes of the root element: count, backup_date, backup_set, type
 * @param contacts records by what they are for the counting of contacts
 * @param numbers most records first
 * @param leftOut the first 10,000 records left out, in the order of the file; {@code leftOutByReason} counts all
 */
public record ExportReport(
        BackupKind kind,
        Origin origin,
        Attributes root,
        Ending ending,
        Tally tally,
        Stray stray,
        Map<BackupRecord.Contact, Integer> contacts,
        Period period,
        List<NumberActivity> numbers,
        List<LeftOutPlace> leftOut,
        Map<ReadRecord.Reason, Integer> leftOutByReason,
        Map<ReadRecord.Repair, Integer> repairs,
        ShownTimes shownTimes) {

    public ExportReport {
        contacts = Collections.unmodifiableSortedMap(new TreeMap<>(contacts));
        numbers = List.copyOf(numbers);
        leftOut = List.copyOf(leftOut);
        leftOutByReason = Collections.unmodifiableSortedMap(new TreeMap<>(leftOutByReason));
        repairs = Collections.unmodifiableSortedMap(new TreeMap<>(repairs));
    }

    /** The file as given and, where it is a zip, the member that was read; otherwise both are the same. */
    public record Origin(Sha256 sha256, Sm3 sm3, long size, String member, Sha256 contentSha256, long contentSize) {}

    /** How the reading ended. */
    public enum Ending {
        /** The root element was closed. */
        WHOLE,
        /** The file ends before its root is closed: it was cut off. */
        CUT_OFF,
        /** The zip cannot be unpacked to its end, or its check sum is wrong. */
        ZIP_DAMAGED,
        /** Unpacking was stopped. */
        ZIP_BOMB
    }

    /**
     * Records of the file. {@code found} = {@code readable} + {@code leftOut}.
     *
     * @param repaired readable ones that are not legal XML
     * @param repeated readable ones whose identity stood in the file before
     * @param brokenMedia readable messages with a medium that cannot be decoded
     * @param implausibleDates readable ones dated before 1995 or after 2100; they belong to no day and no period
     */
    public record Tally(
            int found,
            SortedMap<String, Integer> byTag,
            int readable,
            int leftOut,
            int repaired,
            int repeated,
            int brokenMedia,
            int implausibleDates) {
        public Tally {
            byTag = Collections.unmodifiableSortedMap(new TreeMap<>(byTag));
        }
    }

    /** Bytes between records that are no record; {@code firstOffset} is -1 where there are none. */
    public record Stray(long bytes, long firstOffset) {}

    /** From the first to the last record. */
    public sealed interface Period {
        /** No record has a usable date. */
        record None() implements Period {}

        /** @param days records a day, of the days that have any */
        record Covered(Instant first, Instant last, SortedMap<LocalDate, Integer> days, List<Gap> gaps)
                implements Period {
            public Covered {
                days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
                gaps = List.copyOf(gaps);
            }
        }
    }

    /** Days without any record inside the period, both ends included. */
    public record Gap(LocalDate from, LocalDate to) {
        public long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    /** A record left out, with its place. */
    public record LeftOutPlace(long ordinal, String tag, long offset, long length, ReadRecord.Reason reason) {}

    /**
     * How {@code readable_date} compares with {@code date}; it hints at the phone's zone and proves nothing.
     *
     * @param fitting how many records fit an offset from UTC
     * @param unlike records whose shown time fits no offset in use
     * @param notRead records without a shown time, or in a spelling that is not known
     */
    public record ShownTimes(SortedMap<ZoneOffset, Integer> fitting, int unlike, int notRead) {
        public ShownTimes {
            fitting = Collections.unmodifiableSortedMap(new TreeMap<>(fitting));
        }
    }

    /** What the root's {@code count} declares; empty where it declares nothing readable. */
    public OptionalLong declared() {
        return root.number("count");
    }

    /** Whether every byte of the export was understood; the declared count plays no part. */
    public boolean isComplete() {
        return ending == Ending.WHOLE && tally.leftOut == 0 && stray.bytes == 0;
    }

    /**
     * What passed between the borrower and one number.
     *
     * @param comparable see {@link org.cunzheng.acquisition.phone.PhoneNumber#comparable}; empty for all withheld numbers together
     * @param spellings as in the file, at most 20
     * @param contactNames as in the file, at most 20
     * @param records each identity once
     */
    public record NumberActivity(
            String comparable,
            List<String> spellings,
            List<String> contactNames,
            Map<BackupRecord.Contact, Integer> records,
            Instant first,
            Instant last) {
        public NumberActivity {
            spellings = List.copyOf(spellings);
            contactNames = List.copyOf(contactNames);
            records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
        }

        public int total() {
            return records.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Contacts towards the borrower. */
        public int incoming() {
            return sum(BackupRecord.Contact::isTowardsBorrower);
        }

        /** The borrower's own. */
        public int outgoing() {
            return sum(BackupRecord.Contact::isOwn);
        }

        /** Calls towards the borrower that were not taken; part of {@link #incoming}. */
        public int missed() {
            return records.getOrDefault(BackupRecord.Contact.CALL_ATTEMPT, 0);
        }

        private int sum(Predicate<BackupRecord.Contact> counted) {
            return records.entrySet().stream()
                    .filter(entry -> counted.test(entry.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }
}
