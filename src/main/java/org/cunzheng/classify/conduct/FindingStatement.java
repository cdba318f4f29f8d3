package org.cunzheng.classify.conduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Span;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;

/**
 * A finding as texts by name, so that a decision seals it as it was shown: rules and law base may say something else a year
 * later.
 */
public final class FindingStatement {
    /** Stands between list items; no id, number or citation holds it. */
    private static final String BETWEEN = "\n";

    private FindingStatement() {}

    /** The finding as texts by name. */
    public static Map<String, String> of(SuggestedFinding suggested) {
        Finding finding = suggested.finding();
        Map<String, String> texts = new TreeMap<>();
        texts.put("conduct", finding.conduct().name());
        texts.put("rule", finding.rule());
        texts.put("ruleSet", finding.ruleSet());
        texts.put("confidence", Double.toString(finding.confidence()));
        texts.put("entries", join(suggested.entries()));
        texts.put(
                "provisions",
                join(finding.citations().stream().map(Citation::provisionId).toList()));
        texts.put(
                "citations",
                join(finding.citations().stream().map(Citation::text).toList()));
        switch (finding.basis()) {
            case Basis.MarkedWords words ->
                texts.put(
                        "words",
                        join(words.spans().stream()
                                .map(span -> span.start() + "-" + span.end())
                                .toList()));
            case Basis.CountedEntries counted -> {
                texts.put("explanation", counted.explanation().key());
                texts.put("arguments", join(counted.explanation().arguments()));
            }
        }
        return texts;
    }

    /** Of the whole statement: another one where anything that is shown or sealed of the finding is another. */
    public static Sha256 digest(SuggestedFinding suggested) {
        Map<String, Value> values = new TreeMap<>();
        of(suggested).forEach((name, text) -> values.put(name, Value.text(text)));
        return Sha256.of(CanonicalJson.bytes(Value.members(values)));
    }

    /**
     * The finding that a decision was made on.
     *
     * @throws IllegalArgumentException where the statement is not one of ours
     */
    public static SuggestedFinding read(Decision decision) {
        Map<String, String> texts = decision.statement();
        List<EntryId> entries =
                split(texts, "entries").stream().map(EntryId::parse).toList();
        List<UUID> ids = entries.stream().map(EntryId::value).toList();
        Basis basis = texts.containsKey("words")
                ? new Basis.MarkedWords(split(texts, "words").stream()
                        .map(FindingStatement::span)
                        .toList())
                : new Basis.CountedEntries(ids, new Explanation(text(texts, "explanation"), split(texts, "arguments")));
        List<String> provisions = split(texts, "provisions");
        List<String> citations = split(texts, "citations");
        if (provisions.size() != citations.size()) {
            throw new IllegalArgumentException("decision " + decision.id() + " cites unevenly");
        }
        List<Citation> cited = new ArrayList<>();
        for (int i = 0; i < provisions.size(); i++) {
            cited.add(new Citation(provisions.get(i), citations.get(i)));
        }
        return new SuggestedFinding(
                decision.finding(),
                new Finding(
                        Conduct.valueOf(text(texts, "conduct")),
                        text(texts, "rule"),
                        text(texts, "ruleSet"),
                        Double.parseDouble(text(texts, "confidence")),
                        basis,
                        cited),
                entries);
    }

    private static Span span(String text) {
        int dash = text.indexOf('-');
        return new Span(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    private static String join(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(BETWEEN));
    }

    private static List<String> split(Map<String, String> texts, String name) {
        String text = text(texts, name);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(BETWEEN, -1));
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "");
    }
}
