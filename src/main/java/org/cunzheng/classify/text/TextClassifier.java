package org.cunzheng.classify.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Span;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;

/** Suspects conduct from the words of one utterance. Safe for use by many threads; loading takes some tenths of a second. */
public final class TextClassifier {
    /** The version of the rules on words, printed with each finding. */
    public static final String VERSION = RuleBook.VERSION;

    private final RuleBook book = new RuleBook();
    private final Turns turns = new Turns();
    private final Quotations quotations = new Quotations();
    private final LawBase law;

    /** @param law where the provisions come from that findings cite */
    public TextClassifier(LawBase law) {
        this(() -> law);
    }

    /** @param law asked for once the rules are read, so that others may read it meanwhile */
    public TextClassifier(Supplier<LawBase> law) {
        this.law = law.get();
    }

    /** As {@link #classify(Utterance, LenderKind)}, where the lender's kind is not known. */
    public List<Finding> classify(Utterance utterance) {
        return classify(utterance, LenderKind.NOT_KNOWN);
    }

    /** Findings in the order of their conduct, for one conduct the surest first; none where the text is lawful. */
    public List<Finding> classify(Utterance utterance, LenderKind lender) {
        FoldedText text = book.folding().fold(utterance.text());
        boolean[] muted = new boolean[text.length()];
        Passage whole = new Passage(text, book.lexicon().look(text, muted), utterance.recipient());
        if (book.isFramed(whole) || utterance.recipient() != Addressee.DEBTOR && !book.isAboutCollecting(whole)) {
            return List.of();
        }
        boolean toldByOthers = turns.mute(text, muted);
        boolean quoted = quotations.mute(text, muted);
        Passage own = toldByOthers || quoted
                ? new Passage(text, book.lexicon().look(text, muted), utterance.recipient())
                : whole;
        return judge(own, utterance.occurredAt().toLocalDate(), lender);
    }

    private List<Finding> judge(Passage passage, LocalDate day, LenderKind lender) {
        List<Finding> plain = new ArrayList<>();
        List<Finding> onlyAlone = new ArrayList<>();
        for (Rule rule : book.rules()) {
            List<Pattern.Match> matches = rule.in(passage, book.negation());
            if (!matches.isEmpty()) {
                List<Span> spans = spans(passage.text(), matches);
                for (Conduct conduct : rule.conducts()) {
                    List<Citation> citations = law.citations(conduct, day, lender, passage.recipient());
                    (rule.onlyAlone() ? onlyAlone : plain).add(finding(rule, conduct, spans, citations));
                }
            }
        }
        List<Finding> findings = plain.isEmpty() ? onlyAlone : plain;
        findings.sort(Comparator.comparing(Finding::conduct)
                .thenComparing(Comparator.comparingDouble(Finding::confidence).reversed()));
        return List.copyOf(findings);
    }

    private static Finding finding(Rule rule, Conduct conduct, List<Span> spans, List<Citation> citations) {
        return new Finding(
                conduct, rule.name(), RuleBook.VERSION, rule.confidence(), new Basis.MarkedWords(spans), citations);
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
