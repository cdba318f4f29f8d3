package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Span;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;

/**
 * Suspects conduct from the words of one utterance: rules on words say what they saw, a model that learned from labelled texts
 * weighs it with all other words, and what it finds likely is suspected. Safe for use by many threads; loading takes some
 * tenths of a second.
 */
public final class TextClassifier {
    /** The versions of the rules on words and of the model, printed with each finding. */
    public static final String VERSION = RuleBook.VERSION + " " + LearnedModel.VERSION;

    /** In place of a rule's name, where no rule on that conduct fits. */
    public static final String BY_THE_MODEL_ALONE = "LearnedFromTexts";

    private final Reading reading;
    private final LearnedModel model;
    private final LawBase law;

    /** @param law where the provisions come from that findings cite */
    public TextClassifier(LawBase law) {
        this(() -> law);
    }

    /** @param law asked for once the rules are read, so that others may read it meanwhile */
    public TextClassifier(Supplier<LawBase> law) {
        CompletableFuture<LearnedModel> learned = CompletableFuture.supplyAsync(LearnedModel::new);
        this.reading = new Reading();
        this.model = learned.join();
        this.law = law.get();
    }

    /** As {@link #classify(Utterance, LenderKind)}, where the lender's kind is not known. */
    public List<Finding> classify(Utterance utterance) {
        return classify(utterance, LenderKind.NOT_KNOWN);
    }

    /** One finding for each suspected conduct, in the order of conducts; none where the text seems lawful. */
    public List<Finding> classify(Utterance utterance, LenderKind lender) {
        Reading.Read read = reading.of(utterance.text(), utterance.recipient());
        if (!read.hasOwnWords()) {
            return List.of();
        }
        Weighing weighing = Weighing.of(model, read, utterance.channel());
        List<Finding> findings = new ArrayList<>();
        Map<Conduct, Double> suspected = weighing.suspected();
        // 我们不会打断你的腿: a rule saw the words only where they are denied, and little else speaks for it.
        suspected.keySet().removeIf(conduct -> read.disclaimed().contains(conduct) && weighing.isDenied(read, conduct));
        suspected.forEach((conduct, confidence) -> findings.add(finding(
                read,
                weighing,
                conduct,
                confidence,
                law.citations(conduct, utterance.occurredAt().toLocalDate(), lender, utterance.recipient()))));
        return List.copyOf(findings);
    }

    private static Finding finding(
            Reading.Read read, Weighing weighing, Conduct conduct, double confidence, List<Citation> citations) {
        List<Pattern.Match> matches = new ArrayList<>(List.of(weighing.weightiest(read, conduct)));
        String rule = BY_THE_MODEL_ALONE;
        for (Map.Entry<Rule, List<Pattern.Match>> fitting : read.matches().entrySet()) {
            if (fitting.getKey().conducts().contains(conduct)) {
                rule = rule.equals(BY_THE_MODEL_ALONE) ? fitting.getKey().name() : rule;
                matches.addAll(fitting.getValue());
            }
        }
        return new Finding(
                conduct, rule, VERSION, confidence, new Basis.MarkedWords(spans(read.text(), matches)), citations);
    }

    /** The matched stretches in the text as written, those that touch or overlap as one. */
    private static List<Span> spans(FoldedText text, List<Pattern.Match> matches) {
        List<Span> sorted = matches.stream()
                .map(match -> text.original(match.start(), match.end()))
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                .toList();
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? span : joined.getLast();
            if (!joined.isEmpty() && span.start() <= last.end()) {
                joined.set(joined.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
