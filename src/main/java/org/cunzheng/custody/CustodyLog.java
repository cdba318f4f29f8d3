package org.cunzheng.custody;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Salt;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/** The append-only log of all case files. What it returns has been compared with its commitment. */
@Singleton
public class CustodyLog {
    /** The form of an entry; a reader refuses others. */
    public static final String FORMAT = "cunzheng-entry/1";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntryRows rows;
    private final Clock clock;

    CustodyLog(EntryRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Seals acts in one transaction, in their order. The entries are durable when this returns.
     *
     * @param request names what the person did once: where it was sealed before, those entries are returned and nothing is
     *     added
     */
    @Transactional
    public List<Entry> append(CaseFileId caseFile, AccountId actor, UUID request, List<Act> acts) {
        rows.lock();
        List<LogRow> before = rows.ofRequest(caseFile.value(), request);
        if (!before.isEmpty()) {
            return before.stream().map(this::entry).toList();
        }
        List<Entry> entries = new ArrayList<>();
        for (Act act : acts) {
            entries.add(seal(caseFile, actor, request, act));
        }
        return List.copyOf(entries);
    }

    private Entry seal(CaseFileId caseFile, AccountId actor, UUID request, Act act) {
        EntryId id = new EntryId(UuidCreator.getTimeOrderedEpoch());
        ZonedDateTime now = ZonedDateTime.now(clock);
        Map<String, Value> fields = new TreeMap<>(act.fields());
        fields.put("format", new Value.Text(FORMAT));
        fields.put("id", new Value.Text(id.toString()));
        fields.put("caseFile", new Value.Text(caseFile.toString()));
        fields.put("kind", new Value.Text(act.kind().name()));
        fields.put("actor", new Value.Text(actor.toString()));
        fields.put("recordedAt", new Value.Text(SealedTime.text(now)));
        EntrySecret secret = EntrySecret.random(RANDOM);
        Sha256 commitment = FieldCommitments.commitment(fields, secret);
        long place = rows.append(
                id.value(),
                caseFile.value(),
                request,
                now.toInstant(),
                commitment.bytes(),
                CanonicalJson.bytes(new Value.Members(new TreeMap<>(fields))),
                secret.bytes());
        return new Entry(id, caseFile, act.kind(), actor, now, place, commitment, fields);
    }

    /**
     * Waits until no other act is being sealed; then none is until the caller's transaction ends. For whoever must look
     * before sealing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        rows.lock();
    }

    /** The first entry that a request was sealed as; empty where it was not sealed yet. */
    public Optional<EntryId> sealed(CaseFileId caseFile, UUID request) {
        return rows.ofRequest(caseFile.value(), request).stream().findFirst().map(row -> new EntryId(row.id()));
    }

    /** The place of a case file's newest entry; -1 where it has none. As long as it stays, its entries stay the same. */
    public long lastPlace(CaseFileId caseFile) {
        return rows.lastPlace(caseFile.value());
    }

    /**
     * All entries of a case file whose content still exists, oldest first.
     *
     * @throws AlteredEntry where one does not fit its commitment
     */
    public List<Entry> entries(CaseFileId caseFile) {
        return rows.of(caseFile.value()).stream().map(this::entry).toList();
    }

    /**
     * The same, each with its salts.
     *
     * @throws AlteredEntry where one does not fit its commitment
     */
    public List<Disclosure> disclosures(CaseFileId caseFile) {
        return rows.of(caseFile.value()).stream().map(this::disclosure).toList();
    }

    /** The tree over the commitments of all entries of all case files, as of now. */
    public MerkleTree tree() {
        return MerkleTree.of(rows.commitments().stream().map(Sha256::parse).toList());
    }

    private Disclosure disclosure(LogRow row) {
        Entry entry = entry(row);
        EntrySecret secret = EntrySecret.ofBytes(row.secret());
        Map<String, Salt> salts = new HashMap<>();
        entry.fields().keySet().forEach(field -> salts.put(field, secret.salt(field)));
        return new Disclosure(entry, salts);
    }

    private Entry entry(LogRow row) {
        EntryId id = new EntryId(row.id());
        if (!(CanonicalJson.parse(row.canonical()) instanceof Value.Members members)) {
            throw new IllegalStateException("entry " + id + " is not an object");
        }
        Map<String, Value> fields = members.members();
        Sha256 expected = Sha256.ofBytes(row.commitment());
        Sha256 calculated = FieldCommitments.commitment(fields, EntrySecret.ofBytes(row.secret()));
        if (!calculated.equals(expected)) {
            throw new AlteredEntry(id, expected, calculated);
        }
        return new Entry(
                id,
                CaseFileId.parse(common(fields, "caseFile")),
                EntryKind.valueOf(common(fields, "kind")),
                AccountId.parse(common(fields, "actor")),
                SealedTime.parse(common(fields, "recordedAt")),
                row.place(),
                expected,
                fields);
    }

    private static String common(Map<String, Value> fields, String name) {
        if (fields.get(name) instanceof Value.Text value) {
            return value.text();
        }
        throw new IllegalStateException("an entry without " + name);
    }
}
