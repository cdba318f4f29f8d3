package org.cunzheng.evidence;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.MerkleView;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * A case's record that is in no log: for showing what one looks like. It is made as the log makes one, with commitments that
 * are true of it, and is the same each time.
 */
public final class InventedRecord {
    private final CaseFileId caseFile;
    private final AccountId actor;
    private final List<Entry> entries = new ArrayList<>();

    public InventedRecord(CaseFileId caseFile, AccountId actor) {
        this.caseFile = caseFile;
        this.actor = actor;
    }

    public void incident(ZonedDateTime recordedAt, Incident incident) {
        add(EntryKind.INCIDENT_RECORDED, recordedAt, IncidentFields.of(incident));
    }

    /** A finding that the invented complainant confirmed. */
    public void confirmed(ZonedDateTime decidedAt, String finding, Map<String, String> statement) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("finding", Value.text(finding));
        fields.put("statement", EvidenceLog.texts(statement));
        add(EntryKind.FINDING_CONFIRMED, decidedAt, fields);
    }

    private void add(EntryKind kind, ZonedDateTime at, Map<String, Value> fields) {
        String name = caseFile + " " + entries.size();
        EntryId id = new EntryId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        EntrySecret secret = EntrySecret.ofBytes(
                Sha256.of(name.getBytes(StandardCharsets.UTF_8)).bytes());
        entries.add(new Entry(
                id, caseFile, kind, actor, at, entries.size(), FieldCommitments.commitment(fields, secret), fields));
    }

    public CaseRecord read() {
        return CaseRecord.of(entries);
    }

    /** A tree over these entries alone. */
    public MerkleView tree() {
        return MerkleTree.of(entries.stream().map(Entry::commitment).toList()).view();
    }

    /** Where in that tree each entry is. */
    public Map<EntryId, Long> places() {
        return entries.stream().collect(Collectors.toMap(Entry::id, Entry::arrival));
    }
}
