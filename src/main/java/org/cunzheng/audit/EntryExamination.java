package org.cunzheng.audit;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * Compares each entry with what was sealed, and what has no content with the erasures. In memory it keeps the entries without
 * content whose erasure has not come yet.
 */
final class EntryExamination {
    private final Tally tally;
    private final StillThere contents;
    private final Map<UUID, Lost> lost = new HashMap<>();

    private record Lost(UUID caseFile, Sha256 commitment) {}

    /** Whether the content of an entry is there. */
    @FunctionalInterface
    interface StillThere {
        boolean is(UUID entry) throws SQLException;
    }

    EntryExamination(Tally tally, StillThere contents) {
        this.tally = tally;
        this.contents = contents;
    }

    /** Entries with a place come in the order of their places, then those without. */
    void examine(StoredEntry entry) throws SQLException {
        tally.entries++;
        StoredEntry.Content content = entry.content();
        if (entry.isTooLong()) {
            tally.fault(
                    Trait.TOO_LONG, entry.name(), "at most " + StoredEntry.MOST + " bytes", entry.length() + " bytes");
            return;
        }
        if (content == null) {
            lost.put(entry.id(), new Lost(entry.caseFile(), Sha256.ofBytes(entry.commitment())));
            return;
        }
        try {
            if (CanonicalJson.parse(content.canonical()) instanceof Value.Members members) {
                Sha256 calculated =
                        FieldCommitments.commitment(members.members(), EntrySecret.ofBytes(content.secret()));
                Sha256 expected = Sha256.ofBytes(entry.commitment());
                if (!calculated.equals(expected)) {
                    tally.fault(Trait.COMMITMENT, entry.name(), expected, calculated);
                }
                compare(entry, members.members());
            } else {
                tally.fault(Trait.NOT_CANONICAL, entry.name(), "an object", "another value");
            }
        } catch (IllegalArgumentException e) {
            // The reason may repeat a part of what somebody said.
            tally.fault(Trait.NOT_CANONICAL, entry.name(), "canonical JSON", "other bytes");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // One entry must not hide what is to be found in all others.
            tally.fault(
                    Trait.CONTENT_UNREADABLE,
                    entry.name(),
                    "canonical JSON",
                    e.getClass().getSimpleName());
        }
    }

    private void compare(StoredEntry entry, Map<String, Value> fields) throws SQLException {
        if (!text(fields, "format").equals(CustodyLog.FORMAT)) {
            tally.fault(Trait.FORMAT, entry.name(), CustodyLog.FORMAT, "another form");
            return;
        }
        same(Trait.ID, entry, uuid(text(fields, "id")), entry.id());
        same(Trait.CASE_FILE, entry, uuid(text(fields, "caseFile")), entry.caseFile());
        try {
            same(
                    Trait.RECORDED_AT,
                    entry,
                    SealedTime.parse(text(fields, "recordedAt")).toInstant(),
                    entry.recordedAt());
        } catch (DateTimeException e) {
            tally.fault(Trait.RECORDED_AT, entry.name(), "a time", "none");
        }
        if (text(fields, "kind").equals(EntryKind.ERASURE.name())) {
            erasure(entry, uuid(text(fields, "erased")), text(fields, "erasedCommitment"));
        }
    }

    private void same(Trait trait, StoredEntry entry, Object sealed, Object stored) {
        if (!sealed.equals(stored)) {
            tally.fault(trait, entry.name(), sealed, stored);
        }
    }

    private void erasure(StoredEntry erasure, UUID erased, String commitment) throws SQLException {
        Lost target = lost.remove(erased);
        if (target == null) {
            if (contents.is(erased)) {
                tally.fault(Trait.ERASURE, erasure.name(), "entry " + erased + " without content", "with content");
            }
        } else if (!target.commitment().hex().equals(commitment)
                || !target.caseFile().equals(erasure.caseFile())) {
            tally.fault(Trait.ERASURE, erasure.name(), commitment, "entry " + erased + " " + target.commitment());
        } else {
            tally.erased++;
        }
    }

    /** When all entries were seen: what is still lost was not erased. */
    void end() {
        lost.forEach((id, target) -> tally.fault(Trait.CONTENT_GONE, "entry " + id, target.commitment(), "no content"));
    }

    /** Text of a field; empty where there is none. */
    static String text(Map<String, Value> fields, String name) {
        return fields.get(name) instanceof Value.Text(String text) ? text : "";
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }
}
