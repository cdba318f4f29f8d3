package org.cunzheng.classify.conduct;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.text.Channel;
import org.cunzheng.classify.text.TextClassifier;
import org.cunzheng.classify.text.Utterance;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.Citation;
import org.cunzheng.law.LawBase;

/** What the rules on words and on counts suggest for a whole case, each finding with the provisions in force on its day. */
@Singleton
public class CaseFindings {
    private final LawBase law;
    private final TextClassifier texts;
    private final ConductRules counts;

    public CaseFindings(LawBase law) {
        this.law = law;
        this.texts = new TextClassifier(law);
        this.counts = new ConductRules(law);
    }

    /** The version of the rules, printed in every packet. */
    public String ruleSet() {
        return TextClassifier.VERSION + " " + ConductRules.VERSION;
    }

    /** What is suggested, on words first, then on counts; oldest first. */
    public List<SuggestedFinding> suggest(CaseDetails details, CaseRecord caseRecord) {
        return assess(details, caseRecord).suggested();
    }

    /** All that the rules say of the case, with what they cannot judge. */
    public CaseAssessment assess(CaseDetails details, CaseRecord caseRecord) {
        List<LoggedIncident> counting = caseRecord.counting();
        List<SuggestedFinding> suggested = new ArrayList<>();
        List<Outcome.Indeterminate> unjudged = new ArrayList<>();
        counting.forEach(logged -> suggested.addAll(inWords(details, logged)));
        for (Outcome outcome : counts.judge(Circumstances.of(details, caseRecord), counting)) {
            switch (outcome) {
                case Outcome.Suspected(Finding finding) -> suggested.add(counted(finding));
                case Outcome.Indeterminate indeterminate -> unjudged.add(indeterminate);
                case Outcome.NoBreach _ -> {
                    // Within the limit: nothing to say.
                }
            }
        }
        List<SuggestedFinding> standing = suggested.stream()
                .filter(finding -> stands(caseRecord, finding))
                .toList();
        return new CaseAssessment(
                suggested,
                unjudged,
                UnlawfulDebtElements.of(details, acts(caseRecord, standing)),
                Repetition.tooFew(law, standing));
    }

    private static SuggestedFinding counted(Finding finding) {
        List<EntryId> entries = finding.basis() instanceof Basis.CountedEntries counted
                ? counted.entries().stream().map(EntryId::new).toList()
                : List.of();
        return new SuggestedFinding(key(finding, entries), finding, entries);
    }

    /** Whether nobody dismissed it. */
    private static boolean stands(CaseRecord caseRecord, SuggestedFinding finding) {
        return caseRecord.decision(finding.key()).map(Decision::confirmed).orElse(true);
    }

    private static List<SuspectedAct> acts(CaseRecord caseRecord, List<SuggestedFinding> standing) {
        List<SuspectedAct> acts = new ArrayList<>();
        for (SuggestedFinding finding : standing) {
            finding.entries()
                    .forEach(entry -> caseRecord
                            .incident(entry)
                            .ifPresent(logged -> acts.add(
                                    new SuspectedAct(logged, finding.finding().conduct()))));
        }
        return acts;
    }

    /**
     * What a person confirmed, as it was shown when it was confirmed, and only what the rules still suggest: a finding that
     * rested on a corrected entry, or on a count, an agreement or a provision that has changed since, is not stated any more.
     */
    public List<SuggestedFinding> confirmed(CaseDetails details, CaseRecord caseRecord) {
        Set<String> suggested =
                suggest(details, caseRecord).stream().map(SuggestedFinding::key).collect(Collectors.toSet());
        return caseRecord.decisions().stream()
                .filter(decision -> decision.confirmed() && suggested.contains(decision.finding()))
                .map(FindingStatement::read)
                .toList();
    }

    /** What the words of one incident suggest; the surest finding of each conduct. */
    private List<SuggestedFinding> inWords(CaseDetails details, LoggedIncident logged) {
        Incident incident = logged.incident();
        if (incident.direction() != Incident.Direction.FROM_COLLECTOR
                || incident.text().isBlank()) {
            return List.of();
        }
        Utterance utterance = new Utterance(
                incident.text(),
                channel(incident.kind()),
                incident.addressee(),
                incident.occurred().at().toOffsetDateTime());
        List<EntryId> entry = List.of(logged.id());
        // Where nothing was in force on that day, nothing is suspected: no legal claim without a source.
        return texts.classify(utterance, details.lenderKind()).stream()
                .filter(finding -> !finding.citations().isEmpty())
                .map(finding -> new SuggestedFinding(key(finding, entry), finding, entry))
                .toList();
    }

    private static Channel channel(Incident.Kind kind) {
        return switch (kind) {
            case SMS -> Channel.SMS;
            case CALL, VISIT -> Channel.CALL;
            case CHAT -> Channel.WECHAT;
            case OTHER -> Channel.OTHER;
        };
    }

    /**
     * Words of one conduct in one entry are one question, whichever rule saw them; counts are one for each rule and each
     * way to say it. Where other provisions would be cited, it is another question.
     */
    private static String key(Finding finding, List<EntryId> entries) {
        StringBuilder text = new StringBuilder(finding.conduct().name());
        if (finding.basis() instanceof Basis.CountedEntries counted) {
            text.append(' ').append(finding.rule());
            text.append(' ').append(counted.explanation().key());
        }
        entries.forEach(entry -> text.append(' ').append(entry));
        finding.citations().stream()
                .map(Citation::provisionId)
                .sorted()
                .forEach(provision -> text.append(' ').append(provision));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
