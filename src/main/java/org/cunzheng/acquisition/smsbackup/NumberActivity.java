package org.cunzheng.acquisition.smsbackup;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

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
