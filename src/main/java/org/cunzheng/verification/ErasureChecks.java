package org.cunzheng.verification;

import static org.cunzheng.verification.Check.Name.ERASURES;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.cunzheng.integrity.Sha256;

/**
 * What is told to be erased: a leaf of the log all the same, and an entry in the packet says that it is gone. The other way
 * round, what a disclosed entry says it erased is told.
 */
final class ErasureChecks {
    private final Findings findings;
    private final Manifest manifest;
    private final SortedMap<String, EntryFile> erasures;

    /** @param erasures the disclosed entries that say so, by path */
    ErasureChecks(Findings findings, Manifest manifest, SortedMap<String, EntryFile> erasures) {
        this.findings = findings;
        this.manifest = manifest;
        this.erasures = erasures;
        findings.started(ERASURES);
    }

    void run() {
        manifest.erased().forEach(this::check);
        Set<String> told =
                manifest.erased().stream().map(Manifest.ErasedEntry::id).collect(Collectors.toSet());
        erasures.forEach((path, erasure) -> checkTold(path, erasure.said("erased"), told));
    }

    private void checkTold(String path, String erased, Set<String> told) {
        findings.examined(ERASURES);
        if (!told.contains(erased)) {
            findings.fault(ERASURES, Fault.Kind.ERASED_NOT_LISTED, path, "an id listed in erased", erased);
        }
    }

    private void check(Manifest.ErasedEntry erased) {
        checkInclusion(erased);
        if (manifest.entries().containsKey(PacketPath.entry(erased.id()))) {
            findings.fault(ERASURES, Fault.Kind.ERASED_AND_DISCLOSED, erased.id(), "erased", "disclosed too");
        }
        String path = PacketPath.entry(erased.erasedBy());
        EntryFile erasure = erasures.get(path);
        if (erasure == null || !manifest.entries().containsKey(path)) {
            findings.fault(ERASURES, Fault.Kind.MISSING, path, "an entry that says what it erased", "none");
            return;
        }
        findings.same(ERASURES, Fault.Kind.ERASURE_DIFFERS, path, erased.id(), erasure.said("erased"));
        findings.same(
                ERASURES,
                Fault.Kind.ERASURE_DIFFERS,
                path,
                erased.commitment().hex(),
                erasure.said("erasedCommitment"));
    }

    private void checkInclusion(Manifest.ErasedEntry erased) {
        Optional<Sha256> root =
                new InclusionProof(erased.commitment(), erased.proof()).root(erased.index(), manifest.logSize());
        if (root.isPresent()) {
            findings.same(ERASURES, Fault.Kind.NOT_IN_LOG, erased.id(), manifest.logRoot(), root.get());
        } else {
            findings.fault(
                    ERASURES,
                    Fault.Kind.PROOF_MALFORMED,
                    erased.id(),
                    "leaf " + erased.index() + " of " + manifest.logSize(),
                    erased.proof().size() + " hashes");
        }
    }
}
