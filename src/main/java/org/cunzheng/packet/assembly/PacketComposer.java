package org.cunzheng.packet.assembly;

import java.io.InputStream;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Wording;
import org.cunzheng.classify.conduct.Repetition;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.law.Citation;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.Provision;
import org.cunzheng.packet.Breach;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.ExhibitFile;
import org.cunzheng.packet.Ground;
import org.cunzheng.packet.redaction.Withholding;

/** Composes a packet's content from a case's record: every incident that counts, and the findings a person confirmed. */
public final class PacketComposer {
    private final LawBase law;
    private final Wording wording = Wording.in(Locale.CHINESE);

    public PacketComposer(LawBase law) {
        this.law = law;
    }

    /**
     * @param confirmed the findings that a person confirmed
     * @param withholding what is withheld of the entries; nothing of it gets into the content
     * @param originals opens an original of the case file
     * @throws IllegalStateException where a confirmed finding cites a provision that the law base no longer holds
     */
    public ComplaintPacket compose(
            CaseFile caseFile,
            CaseRecord caseRecord,
            List<SuggestedFinding> confirmed,
            ZonedDateTime createdAt,
            ComplaintPacket.LogState log,
            ComplaintPacket.Versions versions,
            Withholding withholding,
            Function<Original, InputStream> originals) {
        List<Exhibit> exhibits = exhibits(caseRecord, withholding, originals);
        Set<EntryId> wordless = exhibits.stream()
                .filter(Exhibit::withholdsWords)
                .map(exhibit -> exhibit.incident().id())
                .collect(Collectors.toSet());
        return new ComplaintPacket(
                caseFile.id(),
                withholding.shown(caseFile.details()),
                createdAt,
                log,
                versions,
                exhibits,
                breaches(confirmed, wordless),
                List.of(),
                withholding.withheld());
    }

    private static List<Exhibit> exhibits(
            CaseRecord caseRecord, Withholding withholding, Function<Original, InputStream> originals) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (LoggedIncident logged : caseRecord.counting()) {
            boolean listed = !withholding.fields(logged.id()).contains("files");
            List<ExhibitFile> files = logged.incident().originals().stream()
                    .map(original -> listed ? file(original, withholding, originals) : new ExhibitFile.Unlisted())
                    .toList();
            exhibits.add(new Exhibit(exhibits.size() + 1, withholding.shown(logged), files, withholding.parts(logged)));
        }
        return exhibits;
    }

    private static ExhibitFile file(
            Original original, Withholding withholding, Function<Original, InputStream> originals) {
        return withholding.leavesOut(original)
                ? new ExhibitFile.LeftOut(original)
                : new ExhibitFile.Given(original, () -> originals.apply(original));
    }

    private List<Breach> breaches(List<SuggestedFinding> findings, Set<EntryId> wordless) {
        Set<String> tooFew = Repetition.tooFew(law, findings);
        Map<Provision, List<Ground>> grounds = new LinkedHashMap<>();
        for (SuggestedFinding confirmed : findings) {
            for (Citation citation : confirmed.finding().citations()) {
                if (!tooFew.contains(citation.provisionId())) {
                    Provision provision = law.provision(citation.provisionId())
                            .orElseThrow(() -> new IllegalStateException("no longer held: " + citation.provisionId()));
                    grounds.computeIfAbsent(provision, _ -> new ArrayList<>()).add(ground(confirmed, wordless));
                }
            }
        }
        // The law base's own order keeps provisions of one instrument together.
        return law.provisions().stream()
                .filter(grounds::containsKey)
                .map(provision -> new Breach(provision, grounds.getOrDefault(provision, List.of())))
                .toList();
    }

    private Ground ground(SuggestedFinding confirmed, Set<EntryId> wordless) {
        Finding finding = confirmed.finding();
        return switch (finding.basis()) {
            case Basis.MarkedWords words ->
                new Ground(
                        finding.conduct(),
                        finding.rule(),
                        finding.ruleSet(),
                        finding.confidence(),
                        confirmed.entries(),
                        confirmed.entries().stream().anyMatch(wordless::contains) ? List.of() : words.spans(),
                        "");
            case Basis.CountedEntries counted ->
                new Ground(
                        finding.conduct(),
                        finding.rule(),
                        finding.ruleSet(),
                        finding.confidence(),
                        confirmed.entries(),
                        List.of(),
                        wording.explanation(counted.explanation()));
        };
    }
}
