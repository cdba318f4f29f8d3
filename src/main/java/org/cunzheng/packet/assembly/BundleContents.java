package org.cunzheng.packet.assembly;

import java.io.InputStream;
import java.util.ArrayList;
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
import org.cunzheng.custody.SealedTime;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.MerkleView;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.BundleInput;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Content;
import org.cunzheng.packet.DisclosedEntry;
import org.cunzheng.packet.LogProof;

/**
 * Chooses what goes into a packet's bundle: the entries of its exhibits, of the exports they came from and of the confirmed
 * findings. What was corrected, entered by mistake or dismissed stays with the complainant; so does a whole export, which
 * holds other people's words.
 */
final class BundleContents {
    private final ComplaintPacket packet;
    private final CaseRecord caseRecord;
    private final List<SuggestedFinding> confirmed;
    private final List<Disclosure> disclosures;
    private final MerkleView tree;
    private final LogProof log;

    BundleContents(
            ComplaintPacket packet,
            CaseRecord caseRecord,
            List<SuggestedFinding> confirmed,
            List<Disclosure> disclosures,
            MerkleView tree,
            LogProof log) {
        this.confirmed = confirmed;
        this.packet = packet;
        this.caseRecord = caseRecord;
        this.disclosures = disclosures;
        this.tree = tree;
        this.log = log;
    }

    BundleInput input(Content pdf, Function<Original, InputStream> open) {
        Set<EntryId> shown = new HashSet<>();
        Set<Sha256> withheld = new HashSet<>();
        Map<Sha256, BundleInput.Original> originals = new LinkedHashMap<>();
        for (LoggedIncident logged : caseRecord.counting()) {
            shown.add(logged.id());
            if (logged.incident().source() instanceof Source.Exported exported && shown.add(exported.item())) {
                caseRecord
                        .export(exported.item())
                        .flatMap(Export::whole)
                        .ifPresent(whole -> withheld.add(whole.digest()));
            }
            for (Original original : logged.incident().originals()) {
                originals.put(original.digest(), original(original, open));
            }
        }
        for (SuggestedFinding finding : confirmed) {
            caseRecord.decision(finding.key()).ifPresent(decision -> shown.add(decision.id()));
        }
        withheld.removeAll(originals.keySet());
        return new BundleInput(
                packet.caseFile().value(),
                SealedTime.text(packet.createdAt()),
                packet.versions().ruleSet(),
                packet.versions().lawBase(),
                packet.versions().template(),
                log,
                pdf,
                entries(shown),
                List.copyOf(originals.values()),
                withheld);
    }

    private List<DisclosedEntry> entries(Set<EntryId> shown) {
        List<DisclosedEntry> entries = new ArrayList<>();
        for (Disclosure disclosure : disclosures) {
            Entry entry = disclosure.entry();
            if (shown.contains(entry.id())) {
                entries.add(DisclosedEntry.of(
                        entry.id().value(),
                        packet.log().place(entry.id()),
                        entry.fields(),
                        disclosure.salts(),
                        Set.of(),
                        tree.inclusionProof(packet.log().place(entry.id()))));
            }
        }
        return entries;
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
