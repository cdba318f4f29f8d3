package org.cunzheng.custody;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.Salt;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/** The append-only log of all case files. What it returns has been compared with its commitment. */
@Singleton
public class CustodyLog {
    /** The form of an entry; a reader refuses others. */
    public static final String FORMAT = "cunzheng-entry/1";

    /** The longest content that is ever sealed, in bytes; a record of an export has 32 MiB at most. */
    public static final int LONGEST = 64 << 20;

    /** Entries saved in one statement; bounds what is held in memory twice. */
    private static final int BATCH = 500;

    private final EntryRows rows;
    private final Clock clock;

    CustodyLog(EntryRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Seals acts in one transaction, in their order. The entries are durable when this returns, and the log gives them their
     * places soon after.
     *
     * @param request names what the person did once: where the same acts were sealed under it before, those entries are
     *     returned and nothing is added
     * @throws KeyReused where other acts were sealed under it before, or what was sealed under it was erased since
     */
    @Transactional
    public List<Entry> append(CaseFileId caseFile, AccountId actor, UUID request, List<Act> acts) {
        hold(caseFile);
        List<Entry> before = ofRequest(caseFile, request);
        if (!before.isEmpty()) {
            if (!isAgain(before, acts)) {
                throw new KeyReused();
            }
            return before;
        }
        // A form sent again, from a page that stayed open, does not bring back what was erased.
        if (isSpent(caseFile, request)) {
            throw new KeyReused();
        }
        return save(caseFile, actor, request, acts);
    }

    private static boolean isAgain(List<Entry> before, List<Act> acts) {
        if (before.size() != acts.size()) {
            return false;
        }
        for (int i = 0; i < acts.size(); i++) {
            Map<String, Value> told = new HashMap<>(before.get(i).fields());
            told.keySet().removeAll(Entry.COMMON_FIELDS);
            if (before.get(i).kind() != acts.get(i).kind()
                    || !told.equals(acts.get(i).fields())) {
                return false;
            }
        }
        return true;
    }

    /** While the database saves a batch, the next is sealed. */
    private List<Entry> save(CaseFileId caseFile, AccountId actor, UUID request, List<Act> acts) {
        List<Entry> entries = new ArrayList<>();
        Batch batch = seal(caseFile, actor, acts, 0);
        while (!batch.sealed().isEmpty()) {
            int following = entries.size() + batch.sealed().size();
            CompletableFuture<Batch> next = following < acts.size()
                    ? CompletableFuture.supplyAsync(() -> seal(caseFile, actor, acts, following))
                    : CompletableFuture.completedFuture(new Batch(batch.recordedAt(), List.of()));
            List<Long> arrivals =
                    rows.append(caseFile.value(), request, batch.recordedAt().toInstant(), batch.sealed());
            for (int i = 0; i < arrivals.size(); i++) {
                Sealed one = batch.sealed().get(i);
                entries.add(new Entry(
                        one.id(),
                        caseFile,
                        acts.get(entries.size()).kind(),
                        actor,
                        batch.recordedAt(),
                        arrivals.get(i),
                        one.commitment(),
                        one.fields()));
            }
            batch = next.join();
        }
        return List.copyOf(entries);
    }

    /** Acts sealed at one moment, to be saved in one statement. */
    private record Batch(ZonedDateTime recordedAt, List<Sealed> sealed) {}

    private Batch seal(CaseFileId caseFile, AccountId actor, List<Act> acts, int from) {
        ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        return new Batch(
                now,
                acts.subList(from, Math.min(acts.size(), from + BATCH)).stream()
                        .map(act -> Sealed.of(act, caseFile, actor, now))
                        .toList());
    }

    /**
     * Waits until nothing else of the case file is being sealed; then nothing is until the caller's transaction ends. For
     * whoever must look before sealing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(CaseFileId caseFile) {
        rows.lock(caseFile.value());
    }

    /** The entries that a request was sealed as, in their order; none where it was not sealed yet. */
    public List<Entry> ofRequest(CaseFileId caseFile, UUID request) {
        return rows.ofRequest(caseFile.value(), request).stream()
                .map(CustodyLog::entry)
                .toList();
    }

    /** Whether something was sealed under a request, though its content may be erased since. */
    public boolean isSpent(CaseFileId caseFile, UUID request) {
        return rows.countOfRequest(caseFile.value(), request) > 0;
    }

    /** A number that grows with every entry of the case file, and changes in no other way; -1 where it has none. */
    public long state(CaseFileId caseFile) {
        return rows.lastArrival(caseFile.value());
    }

    /**
     * All entries of a case file whose content still exists, oldest first.
     *
     * @throws AlteredEntry where one does not fit its commitment
     */
    public List<Entry> entries(CaseFileId caseFile) {
        return rows.of(caseFile.value()).stream().map(CustodyLog::entry).toList();
    }

    /**
     * The same, each with its salts.
     *
     * @throws AlteredEntry where one does not fit its commitment
     */
    public List<Disclosure> disclosures(CaseFileId caseFile) {
        return rows.of(caseFile.value()).stream().map(CustodyLog::disclosure).toList();
    }

    private static Disclosure disclosure(LogRow row) {
        Entry entry = entry(row);
        EntrySecret secret = EntrySecret.ofBytes(row.secret());
        Map<String, Salt> salts = new HashMap<>();
        entry.fields().keySet().forEach(field -> salts.put(field, secret.salt(field)));
        return new Disclosure(entry, salts);
    }

    private static Entry entry(LogRow row) {
        EntryId id = new EntryId(row.id());
        if (!(CanonicalJson.parse(row.canonical()) instanceof Value.Members members)) {
            throw new IllegalStateException("entry " + id + " is not an object");
        }
        Map<String, Value> fields = members.members();
        Sha256 expected = Sha256.ofBytes(row.commitment());
        Sha256 calculated = FieldCommitments.commitment(fields, EntrySecret.ofBytes(row.secret()));
        if (!calculated.equals(expected)) {
            throw new AlteredEntry(id, "commitment", expected.hex(), calculated.hex());
        }
        Entry entry = new Entry(
                EntryId.parse(common(fields, "id")),
                CaseFileId.parse(common(fields, "caseFile")),
                EntryKind.valueOf(common(fields, "kind")),
                AccountId.parse(common(fields, "actor")),
                SealedTime.parse(common(fields, "recordedAt")),
                row.arrival(),
                expected,
                fields);
        // The row's columns serve for finding entries only; what was sealed is what counts.
        same(id, "id", row.id(), entry.id().value());
        same(id, "case file", row.caseFile(), entry.caseFile().value());
        same(id, "time", row.recordedAt(), entry.recordedAt().toInstant());
        return entry;
    }

    private static void same(EntryId id, String what, Object stored, Object sealed) {
        if (!stored.equals(sealed)) {
            throw new AlteredEntry(id, what, sealed.toString(), stored.toString());
        }
    }

    private static String common(Map<String, Value> fields, String name) {
        if (fields.get(name) instanceof Value.Text value) {
            return value.text();
        }
        throw new IllegalStateException("an entry without " + name);
    }
}
