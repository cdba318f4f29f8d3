package org.cunzheng.classify.text;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;

/** Reads texts: past their disguise, with who speaks where, and with what the rules see in them. */
final class Reading {
    private final RuleBook book = new RuleBook();
    private final Turns turns = new Turns();
    private final Quotations quotations = new Quotations();

    /**
     * A text as it was read.
     *
     * @param muted where somebody else than the sender speaks
     * @param denied what the sender says is not so
     * @param frames of the whole text, which say that its words are not the sender's own act
     * @param disclaimed what rules saw only where it is denied
     * @param matches of the rules that fit the sender's own words
     * @param aboutCollecting whether anything in it is about collecting
     */
    record Read(
            FoldedText text,
            Addressee recipient,
            boolean[] muted,
            boolean[] denied,
            List<Rule> frames,
            Set<Conduct> disclaimed,
            Map<Rule, List<Pattern.Match>> matches,
            boolean aboutCollecting) {
        /** Whether the sender says anything at all. */
        boolean hasOwnWords() {
            for (boolean byOthers : muted) {
                if (!byOthers) {
                    return true;
                }
            }
            return false;
        }
    }

    Read of(String written, Addressee recipient) {
        FoldedText text = book.folding().fold(written);
        boolean[] muted = new boolean[text.length()];
        Passage whole = new Passage(text, book.lexicon().look(text, muted), recipient);
        boolean toldByOthers = turns.mute(text, muted);
        boolean quoted = quotations.mute(text, muted);
        Passage own = toldByOthers || quoted ? new Passage(text, book.lexicon().look(text, muted), recipient) : whole;
        Map<Rule, List<Pattern.Match>> matches = new LinkedHashMap<>();
        Set<Conduct> disclaimed = EnumSet.noneOf(Conduct.class);
        for (Rule rule : book.rules()) {
            Pattern.Found found = rule.in(own, book.negation());
            if (!found.matches().isEmpty()) {
                matches.put(rule, found.matches());
            } else if (found.denied()) {
                disclaimed.addAll(rule.conducts());
            }
        }
        matches.keySet().forEach(rule -> disclaimed.removeAll(rule.conducts()));
        return new Read(
                text,
                recipient,
                muted,
                book.negation().reach(own),
                frames(whole),
                disclaimed,
                matches,
                book.isAboutCollecting(whole));
    }

    private List<Rule> frames(Passage whole) {
        return book.frames().stream()
                .filter(frame -> !frame.in(whole, book.negation()).matches().isEmpty())
                .toList();
    }
}
