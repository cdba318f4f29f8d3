package org.cunzheng.custody;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/** Destroys what entries say, with the secrets of their salts. Their commitments stay, and for each an entry says that it was. */
@Singleton
public class Erasures {
    private final CustodyLog log;
    private final EntryRows rows;
    private final Clock clock;

    Erasures(CustodyLog log, EntryRows rows, Clock clock) {
        this.log = log;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What is to be erased.
     *
     * @param commitment as the entry shows it, of which the erasing entry will speak
     * @param files how many files are to be destroyed with it
     */
    public record Target(EntryId id, Sha256 commitment, int files) {}

    /**
     * What is left of an entry whose content was destroyed.
     *
     * @param recordedAt our server's time when it was saved, as the database says it; what was sealed of it is gone
     * @param place in the log, from 0; empty for the second or two before it has one
     * @param by the entry that says so
     */
    public record Erased(
            EntryId id, Instant recordedAt, long arrival, Sha256 commitment, Optional<Long> place, EntryId by) {}

    /**
     * Destroys the content of each and seals an entry that says so, in their order, in the caller's transaction.
     *
     * @param request names the act; nothing else may have been sealed under it
     * @param reason as the person gave it; may be empty
     * @throws KeyReused where something was sealed under the request before
     * @throws IllegalArgumentException where one is no entry of the case file that can be erased, or is erased already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<EntryId> erase(
            CaseFileId caseFile, AccountId actor, UUID request, List<Target> targets, String reason) {
        log.hold(caseFile);
        if (log.isSpent(caseFile, request)) {
            throw new KeyReused();
        }
        Map<EntryId, Entry> standing = new HashMap<>();
        log.entries(caseFile).forEach(entry -> standing.put(entry.id(), entry));
        ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        List<EntryId> erasing = new ArrayList<>();
        for (Target target : targets) {
            Entry entry = standing.remove(target.id());
            if (entry == null
                    || !isErasable(entry.kind())
                    || !entry.commitment().equals(target.commitment())) {
                throw new IllegalArgumentException("no entry that can be erased: " + target.id());
            }
            Sealed sealed = Sealed.of(new Act(EntryKind.ERASURE, fields(target, reason)), caseFile, actor, now);
            rows.erase(target.id().value(), caseFile.value(), request, now.toInstant(), sealed);
            erasing.add(sealed.id());
        }
        return List.copyOf(erasing);
    }

    private static boolean isErasable(EntryKind kind) {
        return switch (kind) {
            case INCIDENT_RECORDED,
                    ITEM_ACQUIRED,
                    CORRECTION,
                    ENTERED_BY_MISTAKE,
                    FINDING_CONFIRMED,
                    FINDING_DISMISSED -> true;
            case PACKET_MADE, ERASURE -> false;
        };
    }

    private static Map<String, Value> fields(Target target, String reason) {
        return Map.of(
                "erased", Value.text(target.id().toString()),
                "erasedCommitment", Value.text(target.commitment().hex()),
                "reason", Value.text(reason),
                "files", Value.text(Integer.toString(target.files())));
    }

    /** Which entries of a case file have no content any more; they are not looked at. */
    public Set<EntryId> ids(CaseFileId caseFile) {
        return rows.erased(caseFile.value()).stream()
                .map(row -> new EntryId(row.id()))
                .collect(Collectors.toSet());
    }

    /**
     * The entries of a case file whose content was destroyed, in the order in which they had come in.
     *
     * @throws AlteredEntry where one has no content and no entry says why
     */
    public List<Erased> of(CaseFileId caseFile) {
        List<ErasedRow> gone = rows.erased(caseFile.value());
        if (gone.isEmpty()) {
            return List.of();
        }
        Map<String, Entry> by = new HashMap<>();
        log.entries(caseFile).stream()
                .filter(entry -> entry.kind() == EntryKind.ERASURE)
                .forEach(entry -> by.put(entry.text("erased").orElse(""), entry));
        return gone.stream()
                .map(row -> erased(row, Optional.ofNullable(by.get(row.id().toString()))))
                .toList();
    }

    private static Erased erased(ErasedRow row, Optional<Entry> by) {
        EntryId id = new EntryId(row.id());
        Sha256 commitment = Sha256.ofBytes(row.commitment());
        Entry erasing = by.orElseThrow(() -> new AlteredEntry(id, "content", "as sealed, or erased", "neither"));
        String said = erasing.text("erasedCommitment").orElse("");
        if (!said.equals(commitment.hex())) {
            throw new AlteredEntry(id, "commitment", said, commitment.hex());
        }
        return new Erased(
                id, row.recordedAt(), row.arrival(), commitment, Optional.ofNullable(row.place()), erasing.id());
    }
}
