package org.cunzheng.packet;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cunzheng.integrity.Sha256;

/**
 * All that goes into a bundle; the same input gives the same bytes.
 *
 * @param createdAt ISO-8601 with milliseconds, offset and zone in brackets, as in entries
 * @param ruleSet version of the rules that suggested the findings
 * @param lawBase version of the law base cited
 * @param template version of the PDF's template
 * @param log the log's signed checkpoint that all inclusion proofs lead to
 * @param entries in any order; the bundle has them by index
 * @param originals in any order and each once, with the digests that the entries' {@code files} name
 * @param withheldOriginals digests of files that disclosed entries name and that are left out on purpose
 * @param erased the entries of the case file whose content was destroyed, in any order; what erased them is among the entries
 */
public record BundleInput(
        UUID caseFile,
        String createdAt,
        String ruleSet,
        String lawBase,
        String template,
        LogProof log,
        Content complaintPdf,
        List<DisclosedEntry> entries,
        List<Original> originals,
        Set<Sha256> withheldOriginals,
        List<Erased> erased) {

    /**
     * A file as it came in.
     *
     * @param extension of its type, without the dot: one to ten lower-case letters or digits
     */
    public record Original(Sha256 digest, long size, String extension, Content content) {
        public Original {
            if (size < 0) {
                throw new IllegalArgumentException("a size is not negative: " + size);
            }
            if (!extension.matches("[a-z0-9]{1,10}")) {
                throw new IllegalArgumentException(
                        "not an extension of lower-case letters and digits: original " + digest);
            }
        }
    }

    /**
     * An entry whose content was destroyed: its leaf is in the log as before.
     *
     * @param index its leaf's index in the log, from 0
     * @param by the disclosed entry that says so
     * @param proof as of a {@link DisclosedEntry}
     */
    public record Erased(UUID id, long index, Sha256 commitment, UUID by, List<Sha256> proof) {
        public Erased {
            proof = List.copyOf(proof);
        }
    }

    public BundleInput {
        entries = entries.stream()
                .sorted(Comparator.comparingLong(DisclosedEntry::index))
                .toList();
        originals = List.copyOf(originals);
        withheldOriginals = Set.copyOf(withheldOriginals);
        erased = erased.stream().sorted(Comparator.comparingLong(Erased::index)).toList();
    }
}
