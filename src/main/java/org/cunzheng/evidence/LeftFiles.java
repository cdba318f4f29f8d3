package org.cunzheng.evidence;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.Removal;

/**
 * Destroys the files that erasures left, and copies for moves that never came to be, each in a short transaction of its own: the
 * store may be slow, and what is sealed of the case file waits for one file at most.
 */
@Singleton
class LeftFiles {
    /** More than all files of an incident take to be copied. */
    private static final Duration UNTIL_NAMED = Duration.ofHours(1);

    private final CustodyLog log;
    private final Originals originals;
    private final LeftToDestroyRows left;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    LeftFiles(
            CustodyLog log,
            Originals originals,
            LeftToDestroyRows left,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.log = log;
        this.originals = originals;
        this.left = left;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Notes of a file, before it is there, that it is to be destroyed after an hour unless an entry of the case file names it
     * by then; noted again, the hour begins anew.
     */
    void unlessNamed(CaseFileId caseFile, Sha256 file) {
        left.addForLater(caseFile.value(), file.hex(), clock.instant().plus(UNTIL_NAMED));
    }

    /** The files that the entries of a case file name, at a state of its log. */
    private record Named(long state, Set<Sha256> files) {}

    /** The state is read first: of entries that come in between, it tells that they have to be read again. */
    private Named named(CaseFileId caseFile) {
        long state = log.state(caseFile);
        return new Named(state, ErasurePlan.files(log.entries(caseFile)));
    }

    /** One that cannot be destroyed does not keep the others; the first of such failures is thrown at the end. */
    void destroy(CaseFileId caseFile) {
        List<String> due = left.due(caseFile.value(), clock.instant());
        if (due.isEmpty()) {
            return;
        }
        List<RuntimeException> failed = new ArrayList<>();
        Named named = named(caseFile);
        for (String what : due) {
            Named known = named;
            try {
                named = transactions.executeWrite(_ -> destroy(caseFile, what, known));
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    /** Nothing of the case file is sealed meanwhile, so that no entry comes to name a file that is just being destroyed. */
    private Named destroy(CaseFileId caseFile, String what, Named known) {
        log.hold(caseFile);
        if (left.removeIfDue(caseFile.value(), what, clock.instant()) == 0) {
            // Somebody who is about to copy it has noted it anew since.
            return known;
        }
        Named named = known.state() == log.state(caseFile) ? known : named(caseFile);
        boolean destroys = Sha256.isHex(what) && !named.files().contains(Sha256.parse(what));
        if (destroys && originals.destroy(caseFile, Sha256.parse(what)) instanceof Removal.HeldBack held) {
            left.addForLater(caseFile.value(), what, held.until());
        }
        return named;
    }
}
