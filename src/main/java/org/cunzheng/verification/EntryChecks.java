package org.cunzheng.verification;

import static org.cunzheng.verification.Check.Name.COMMITMENTS;
import static org.cunzheng.verification.Check.Name.IDENTITY;
import static org.cunzheng.verification.Check.Name.INCLUSION;
import static org.cunzheng.verification.Check.Name.LISTING;
import static org.cunzheng.verification.Check.Name.ORIGINALS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cunzheng.integrity.Sha256;

/** What entries must be: committed to as listed, of this case, in the log; and originals named by them. */
final class EntryChecks {
    private static final String FORMAT = "cunzheng-entry/1";

    private final Findings findings;
    private final Manifest manifest;
    private final SortedMap<String, Long> namedFiles = new TreeMap<>();
    private final SortedMap<String, Set<String>> saidSm3 = new TreeMap<>();
    private final SortedMap<String, EntryFile> erasures = new TreeMap<>();
    private long withheldFields;

    EntryChecks(Findings findings, Manifest manifest) {
        this.findings = findings;
        this.manifest = manifest;
        List.of(COMMITMENTS, IDENTITY, INCLUSION, ORIGINALS).forEach(findings::started);
    }

    void examine(String path, byte[] bytes) {
        try {
            EntryFile entry = EntryFile.read(JsonReader.read(bytes));
            withheldFields += entry.withheld();
            nameFiles(path, entry);
            if (entry.isErasure()) {
                erasures.put(path, entry);
            }
            compare(path, entry);
        } catch (NotCanonical e) {
            findings.fault(COMMITMENTS, Fault.Kind.NOT_CANONICAL, path, "canonical JSON", e.reason());
        } catch (Form.Mismatch e) {
            findings.fault(COMMITMENTS, Fault.Kind.FORM_DIFFERS, path, e.expected(), e.calculated());
        }
    }

    private void nameFiles(String path, EntryFile entry) throws Form.Mismatch {
        SortedMap<String, Set<String>> sm3 = entry.sm3();
        entry.files().forEach((digest, size) -> {
            Long known = namedFiles.putIfAbsent(digest, size);
            if (known != null) {
                findings.same(ORIGINALS, Fault.Kind.SIZE_DIFFERS, path, known, size);
            }
        });
        sm3.forEach((digest, said) ->
                saidSm3.computeIfAbsent(digest, _ -> new TreeSet<>()).addAll(said));
    }

    /** Every SM3 that disclosed entries say of a file, by its SHA-256. */
    SortedMap<String, Set<String>> saidSm3() {
        return saidSm3;
    }

    private void compare(String path, EntryFile entry) {
        Manifest.PlacedEntry placed = manifest.entries().get(path);
        if (placed == null) {
            findings.fault(LISTING, Fault.Kind.NOT_LISTED, path, "among the entries", "not listed");
            return;
        }
        findings.same(COMMITMENTS, Fault.Kind.COMMITMENT_DIFFERS, path, placed.commitment(), entry.commitment());
        findings.same(IDENTITY, Fault.Kind.IDENTITY_DIFFERS, path, FORMAT, entry.said("format"));
        findings.same(IDENTITY, Fault.Kind.IDENTITY_DIFFERS, path, placed.id(), entry.said("id"));
        findings.same(IDENTITY, Fault.Kind.IDENTITY_DIFFERS, path, manifest.caseFile(), entry.said("caseFile"));
    }

    void finish(Set<String> paths) {
        manifest.entries().forEach((path, placed) -> {
            checkInclusion(path, placed);
            findings.examined(LISTING);
            if (!paths.contains(path)) {
                findings.fault(LISTING, Fault.Kind.MISSING, path, "present", "missing");
            }
        });
        checkOriginals();
        new ErasureChecks(findings, manifest, erasures).run();
    }

    private void checkInclusion(String path, Manifest.PlacedEntry placed) {
        Optional<Sha256> root =
                new InclusionProof(placed.commitment(), placed.proof()).root(placed.index(), manifest.logSize());
        if (root.isPresent()) {
            findings.same(INCLUSION, Fault.Kind.NOT_IN_LOG, path, manifest.logRoot(), root.get());
        } else {
            findings.fault(
                    INCLUSION,
                    Fault.Kind.PROOF_MALFORMED,
                    path,
                    "leaf " + placed.index() + " of " + manifest.logSize(),
                    placed.proof().size() + " hashes");
        }
    }

    private void checkOriginals() {
        SortedMap<String, Long> named = new TreeMap<>(namedFiles);
        manifest.files().forEach((path, file) -> {
            if (PacketPath.isOriginal(path)) {
                Long size = named.remove(file.digest().hex());
                findings.examined(ORIGINALS);
                if (size == null) {
                    findings.fault(ORIGINALS, Fault.Kind.NOT_NAMED, path, "named by one entry, once here", "not so");
                } else {
                    findings.same(ORIGINALS, Fault.Kind.SIZE_DIFFERS, path, size, file.size());
                }
            }
        });
        for (String digest : manifest.withheldOriginals()) {
            findings.examined(ORIGINALS);
            if (named.remove(digest) == null) {
                findings.fault(ORIGINALS, Fault.Kind.NOT_NAMED, digest, "named by an entry", "withheld, but not named");
            }
        }
        named.keySet()
                .forEach(digest -> findings.fault(
                        ORIGINALS, Fault.Kind.MISSING, "originals/" + digest, "present or withheld", "missing"));
    }

    private List<Contents.Erased> erased() {
        return manifest.erased().stream()
                .map(gone -> new Contents.Erased(gone.index(), index(gone.erasedBy())))
                .toList();
    }

    /** Of a disclosed entry; -1 where there is none of that id. */
    private long index(String id) {
        Manifest.PlacedEntry placed = manifest.entries().get(PacketPath.entry(id));
        return placed == null ? -1 : placed.index();
    }

    Contents stated(String origin, List<Contents.Stamp> stamps) {
        return new Contents.Stated(
                manifest.caseFile(),
                manifest.createdAt(),
                manifest.logSize(),
                origin,
                manifest.logRoot(),
                manifest.entries().size(),
                withheldFields,
                manifest.files().keySet().stream()
                        .filter(PacketPath::isOriginal)
                        .count(),
                manifest.withheldOriginals().size(),
                erased(),
                stamps);
    }
}
