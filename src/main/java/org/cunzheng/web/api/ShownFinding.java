package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.FindingView;

/**
 * A suspected breach, never a verdict: only one that a person confirmed enters a packet.
 *
 * @param key the same as long as the same conduct is found in the same entries and the same provisions are cited, 64 hexadecimal digits
 * @param digest of all that is said of the finding but its status; to be sent with the decision
 * @param name the conduct as a suspicion, in the language asked for
 * @param rule the rule that found it
 * @param ruleSet the version of the rules
 * @param confidence above 0, at most 1
 * @param words the words it rests on; empty where entries were counted
 * @param explanation what was counted, in the language asked for; empty where words are marked
 * @param entries ids of the incidents it rests on, oldest first
 * @param citations the provisions in force on the day of the conduct
 * @param onlyIfRepeated provisions in force that speak of repeated acts, of which the case shows too few so far; not cited by
 *     a packet made now
 * @param reason of the decision; empty where none was given or nothing was decided
 * @param decidedAt such as {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}; empty where nothing was decided
 */
@Serdeable
record ShownFinding(
        String key,
        String digest,
        Conduct conduct,
        String name,
        String rule,
        String ruleSet,
        double confidence,
        List<Words> words,
        String explanation,
        List<UUID> entries,
        List<Cited> citations,
        List<Cited> onlyIfRepeated,
        FindingView.Status status,
        String reason,
        String decidedAt) {
    /**
     * A marked stretch of the incident's text.
     *
     * @param start in UTF-16 code units
     * @param end exclusive
     */
    @Serdeable
    record Words(int start, int end) {}

    /**
     * A pinpoint to one provision.
     *
     * @param provision its stable id in the law base
     * @param text as it is printed; without a number where the number is not verified
     */
    @Serdeable
    record Cited(String provision, String text) {}

    static ShownFinding of(CaseView view, FindingView found, PageContext page) {
        SuggestedFinding suggested = found.suggested();
        Finding finding = suggested.finding();
        return new ShownFinding(
                suggested.key(),
                found.digest(),
                finding.conduct(),
                page.t("conduct", finding.conduct()),
                finding.rule(),
                finding.ruleSet(),
                finding.confidence(),
                words(finding.basis()),
                found.explanation(page),
                suggested.entries().stream().map(EntryId::value).toList(),
                cited(found.citations()),
                cited(found.onlyIfRepeated()),
                found.status(),
                found.reason(),
                view.caseRecord()
                        .decision(suggested.key())
                        .map(decided -> SealedTime.text(decided.decidedAt()))
                        .orElse(""));
    }

    private static List<Cited> cited(List<Citation> citations) {
        return citations.stream()
                .map(citation -> new Cited(citation.provisionId(), citation.text()))
                .toList();
    }

    private static List<Words> words(Basis basis) {
        return basis instanceof Basis.MarkedWords marked
                ? marked.spans().stream()
                        .map(span -> new Words(span.start(), span.end()))
                        .toList()
                : List.of();
    }
}
