package org.cunzheng.packet.assembly;

import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.Disclosure;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.MerkleView;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.BundleInput;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Content;
import org.cunzheng.packet.DisclosedEntry;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.ExhibitFile;
import org.cunzheng.packet.LogProof;
import org.cunzheng.packet.redaction.Withholding;

/**
 * Chooses what goes into a packet's bundle: the entries of its exhibits, of the exports they came from, of the confirmed
 * findings and of erasures. What was corrected, entered by mistake or dismissed stays with the complainant; so does a whole
 * export, which holds other people's words, and what she chose to withhold.
 */
final class BundleContents {
    private final ComplaintPacket packet;
    private final List<Disclosure> shown;
    private final Withholding withholding;
    private final MerkleView tree;
    private final LogProof log;
    private final List<Erasures.Erased> erased;

    BundleContents(
            ComplaintPacket packet,
            List<Disclosure> shown,
            Withholding withholding,
            MerkleView tree,
            LogProof log,
            List<Erasures.Erased> erased) {
        this.packet = packet;
        this.shown = shown;
        this.withholding = withholding;
        this.tree = tree;
        this.log = log;
        this.erased = List.copyOf(erased);
    }

    BundleInput input(Content pdf, Function<Original, InputStream> open) {
        Map<Sha256, BundleInput.Original> originals = new LinkedHashMap<>();
        for (Exhibit exhibit : packet.exhibits()) {
            for (ExhibitFile file : exhibit.files()) {
                if (file instanceof ExhibitFile.Given(Original original, Content _)) {
                    originals.put(original.digest(), original(original, open));
                }
            }
        }
        return new BundleInput(
                packet.caseFile().value(),
                SealedTime.text(packet.createdAt()),
                packet.versions().ruleSet(),
                packet.versions().lawBase(),
                packet.versions().template(),
                log,
                pdf,
                entries(),
                List.copyOf(originals.values()),
                withholding.listedFiles(),
                erased.stream().map(this::erased).toList());
    }

    /** Every one that is gone, whatever it was, so that no gap looks like nothing. */
    private BundleInput.Erased erased(Erasures.Erased gone) {
        long place = packet.log().place(gone.id());
        return new BundleInput.Erased(
                gone.id().value(), place, gone.commitment(), gone.by().value(), tree.inclusionProof(place));
    }

    /** The entries that a packet discloses. */
    static List<Disclosure> shown(
            CaseRecord caseRecord,
            List<SuggestedFinding> confirmed,
            List<Erasures.Erased> erased,
            List<Disclosure> disclosures) {
        Set<EntryId> shown = new HashSet<>();
        erased.forEach(gone -> shown.add(gone.by()));
        for (LoggedIncident logged : caseRecord.counting()) {
            shown.add(logged.id());
            if (logged.incident().source() instanceof Source.Exported exported) {
                shown.add(exported.item());
            }
        }
        for (SuggestedFinding finding : confirmed) {
            caseRecord.decision(finding.key()).ifPresent(decision -> shown.add(decision.id()));
        }
        return disclosures.stream()
                .filter(disclosure -> shown.contains(disclosure.entry().id()))
                .toList();
    }

    private List<DisclosedEntry> entries() {
        return shown.stream().map(this::disclosed).toList();
    }

    private DisclosedEntry disclosed(Disclosure disclosure) {
        Entry entry = disclosure.entry();
        long place = packet.log().place(entry.id());
        return DisclosedEntry.of(
                entry.id().value(),
                place,
                entry.fields(),
                disclosure.salts(),
                withholding.fields(entry.id()),
                tree.inclusionProof(place));
    }

    private static BundleInput.Original original(Original original, Function<Original, InputStream> open) {
        return new BundleInput.Original(
                original.digest(), original.size(), extension(original.type()), () -> open.apply(original));
    }

    /** The last part of a media type, where it can serve as a file's extension; {@code bin} else. */
    private static String extension(String type) {
        String subtype = type.substring(type.indexOf('/') + 1).replaceFirst("^(x-|vnd\\.)", "");
        return switch (subtype) {
            case "jpeg" -> "jpg";
            case "plain" -> "txt";
            case "mpeg" -> "mp3";
            case "quicktime" -> "mov";
            default -> subtype.matches("[a-z0-9]{1,10}") ? subtype : "bin";
        };
    }
}
