package org.cunzheng.custody;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * One sealed act.
 *
 * @param recordedAt our server's time
 * @param arrival grows from entry to entry of a case file, in the order in which they were saved
 * @param commitment what the log commits to
 * @param fields all that was sealed, the common fields among them
 */
public record Entry(
        EntryId id,
        CaseFileId caseFile,
        EntryKind kind,
        AccountId actor,
        ZonedDateTime recordedAt,
        long arrival,
        Sha256 commitment,
        Map<String, Value> fields) {
    /** The fields that every entry has; all others are what its act told. */
    static final Set<String> COMMON_FIELDS = Set.of("format", "id", "caseFile", "kind", "actor", "recordedAt");

    public Entry {
        fields = Map.copyOf(fields);
    }

    /** A field's text; empty where the entry has no such field or it is not text. */
    public Optional<String> text(String field) {
        return fields.get(field) instanceof Value.Text value ? Optional.of(value.text()) : Optional.empty();
    }
}
