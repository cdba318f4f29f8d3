package org.cunzheng.casefile;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cunzheng.account.AccountId;

/** The case files, each open to its owner alone. */
@Singleton
public class CaseFiles {
    private final CaseFileRows rows;
    private final Clock clock;

    CaseFiles(CaseFileRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Opens a new case file under an id that the form carried, so that a form sent twice opens one.
     *
     * @throws IllegalArgumentException where the id is somebody else's case file
     */
    @Transactional
    public CaseFile open(CaseFileId id, AccountId owner, CaseDetails details) {
        rows.lock(id.value());
        Optional<CaseFile> already = find(id, owner);
        if (already.isPresent()) {
            return already.get();
        }
        if (rows.countById(id.value()) > 0) {
            throw new IllegalArgumentException("the id is taken");
        }
        rows.save(CaseFileRow.of(id, owner, details, clock.instant()));
        name(id, details.collectors());
        return find(id, owner).orElseThrow();
    }

    /** Replaces what the complainant told; evidence is not touched by it. */
    @Transactional
    public void revise(CaseFile caseFile, CaseDetails details) {
        rows.update(CaseFileRow.of(caseFile.id(), caseFile.owner(), details, caseFile.createdAt()));
        rows.removeCollectors(caseFile.id().value());
        name(caseFile.id(), details.collectors());
    }

    private void name(CaseFileId id, List<Collector> known) {
        for (int place = 0; place < known.size(); place++) {
            Collector collector = known.get(place);
            rows.addCollector(id.value(), place, collector.name(), collector.number(), collector.agency());
        }
    }

    /** The case file, where it is this owner's; empty also where it is somebody else's. */
    public Optional<CaseFile> find(CaseFileId id, AccountId owner) {
        return rows.findByIdAndOwner(id.value(), owner.value()).map(this::withCollectors);
    }

    /** The owner's case files, newest first. */
    public List<CaseFile> of(AccountId owner) {
        return rows.findByOwnerOrderByCreatedAtDesc(owner.value()).stream()
                .map(this::withCollectors)
                .toList();
    }

    private CaseFile withCollectors(CaseFileRow row) {
        return row.caseFile(rows.collectorsOf(row.id()));
    }
}
