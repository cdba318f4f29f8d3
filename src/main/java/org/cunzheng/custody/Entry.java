package org.cunzheng.custody;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * One sealed act.
 *
 * @param recordedAt our server's time
 * @param index its place in the log, from 0
 * @param commitment what the log commits to
 * @param fields all that was sealed, the common fields among them
 */
public record Entry(
        EntryId id,
        CaseFileId caseFile,
        EntryKind kind,
        AccountId actor,
        ZonedDateTime recordedAt,
        long index,
        Sha256 commitment,
        Map<String, Value> fields) {
    public Entry {
        fields = Map.copyOf(fields);
    }

    /** A field's text; empty where the entry has no such field or it is not text. */
    public Optional<String> text(String field) {
        return fields.get(field) instanceof Value.Text value ? Optional.of(value.text()) : Optional.empty();
    }
}
