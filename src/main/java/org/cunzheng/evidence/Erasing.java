package org.cunzheng.evidence;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.KeyReused;

/**
 * Destroys what a case file tells of an incident or an export, on the complainant's wish. The log goes first, and notes in the
 * same transaction what has to go outside the database; whatever ends the work then, {@link #unfinished} knows of it.
 */
@Singleton
public class Erasing {
    /** Stands for the case file's kept packets among the things left to destroy; all others are digests of files. */
    private static final String PACKETS = "packets";

    private final CustodyLog log;
    private final Erasures erasures;
    private final LeftFiles files;
    private final LeftToDestroyRows left;
    private final Clock clock;

    Erasing(CustodyLog log, Erasures erasures, LeftFiles files, LeftToDestroyRows left, Clock clock) {
        this.log = log;
        this.erasures = erasures;
        this.files = files;
        this.left = left;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Outcome {
        /** Erased, now or when the same request came before. */
        ERASED,
        /** Whoever was asked does not want it; nothing was erased. */
        REFUSED,
        /** It is another plan by now than the one that was confirmed; nothing was erased. */
        CHANGED,
        /** The case file has no such entry that can be erased. */
        NOT_THERE
    }

    /**
     * What would be erased with an incident or an export; empty where the case file has no such entry that can be erased.
     *
     * @param withExports whether every export goes too of which the whole file is kept
     */
    public Optional<ErasurePlan> plan(CaseFile caseFile, EntryId target, boolean withExports) {
        return ErasurePlan.of(log.entries(caseFile.id()), target, withExports);
    }

    /** Whether this very request has erased this entry before. */
    public boolean isDone(CaseFile caseFile, UUID request, EntryId target) {
        return log.ofRequest(caseFile.id(), request).stream().anyMatch(entry -> erases(entry, target));
    }

    private static boolean erases(Entry entry, EntryId target) {
        return entry.kind() == EntryKind.ERASURE && entry.text("erased").equals(Optional.of(target.toString()));
    }

    /**
     * Erases from the log what the plan says, and notes what else has to be destroyed: {@link #destroyFiles} does it for files.
     *
     * @param confirmed the {@link ErasurePlan#digest} of the plan that was confirmed, with the whole exports or without
     * @param reason as the person gave it, for whoever reads the log later; may be empty
     * @param mayGo asked for the plan while nothing else of the case file is sealed, also by other nodes
     * @throws KeyReused where something else was sealed under the request before
     */
    @Transactional
    public Outcome erase(
            CaseFile caseFile,
            UUID request,
            EntryId target,
            String confirmed,
            String reason,
            Predicate<ErasurePlan> mayGo) {
        log.hold(caseFile.id());
        if (isDone(caseFile, request, target)) {
            return Outcome.ERASED;
        }
        Optional<ErasurePlan> plan = plan(caseFile, target, true)
                .filter(with -> with.digest().equals(confirmed))
                .or(() -> plan(caseFile, target, false));
        if (plan.isEmpty()) {
            return Outcome.NOT_THERE;
        }
        if (!mayGo.test(plan.get())) {
            return Outcome.REFUSED;
        }
        if (!plan.get().digest().equals(confirmed)) {
            return Outcome.CHANGED;
        }
        erasures.erase(caseFile.id(), caseFile.owner(), request, plan.get().targets(), reason);
        UUID id = caseFile.id().value();
        left.add(id, PACKETS);
        plan.get().files().forEach(file -> left.add(id, file.digest().hex()));
        return Outcome.ERASED;
    }

    /** The case files of which something is left to destroy outside the database that nothing holds back now. */
    public List<CaseFileId> unfinished() {
        return left.caseFiles(clock.instant()).stream().map(CaseFileId::new).toList();
    }

    /**
     * Destroys the files that erasures left, unless an entry names them by now, and notes of each that it is no longer left;
     * whoever calls has destroyed the packets before. What the store holds back stays left until it may go.
     *
     * @throws RuntimeException where one cannot be destroyed; the others are all the same
     */
    public void destroyFiles(CaseFileId caseFile) {
        files.destroy(caseFile);
    }
}
