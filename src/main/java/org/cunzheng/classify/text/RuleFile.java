package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;

/**
 * Reads rules written as data. A head {@code [ThreatOfArrest FALSE_LEGAL_THREAT]} is followed by a line for each way
 * to say it: concepts in order; a number for how far apart two may be (else 4), {@code ..} for any later place; {@code +x}
 * and {@code -x} for what must or must not stand in the same sentence, {@code ++x} and {@code --x} in the whole text;
 * {@code @debtor} or {@code @other} for the recipient; {@code ^} for what must open the text; {@code !} for words that count even where they are denied.
 */
final class RuleFile {
    private static final int USUAL_GAP = 4;
    private static final List<String> DENIALS =
            List.of("不会", "不要", "没有", "不用", "不必", "不得", "不是", "不许", "别再", "不准", "不再", "从未", "绝不");

    private static final List<String> CONDITIONS = List.of("+", "-", "++", "--");

    private final Lexicon.Builder words;

    RuleFile(Lexicon.Builder words) {
        this.words = words;
    }

    List<Rule> read(String name) {
        List<Rule> rules = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        for (String line : DataFile.lines(name)) {
            if (line.startsWith("[")) {
                patterns = new ArrayList<>();
                rules.add(head(line.substring(1, line.length() - 1), patterns));
            } else {
                patterns.add(pattern(line));
            }
        }
        return rules.stream()
                .map(rule -> new Rule(rule.name(), rule.conducts(), List.copyOf(rule.patterns())))
                .toList();
    }

    private static Rule head(String line, List<Pattern> patterns) {
        String[] parts = DataFile.parts(line);
        Set<Conduct> conducts = EnumSet.noneOf(Conduct.class);
        if (parts[1].equals("FRAME")) {
            return new Rule(parts[0], conducts, patterns);
        }
        for (String conduct : parts[1].split("\\+")) {
            conducts.add(Conduct.valueOf(conduct));
        }
        return new Rule(parts[0], conducts, patterns);
    }

    private Pattern pattern(String line) {
        List<Integer> elements = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        List<List<Integer>> conditions =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<Addressee> recipients = EnumSet.allOf(Addressee.class);
        boolean atStart = false;
        boolean evenIfNegated = false;
        int gap = USUAL_GAP;
        for (String token : DataFile.parts(line)) {
            switch (token) {
                case "!" -> evenIfNegated = true;
                case "^" -> atStart = true;
                case "@debtor" -> recipients = EnumSet.of(Addressee.DEBTOR);
                case "@other" -> recipients = EnumSet.complementOf(EnumSet.of(Addressee.DEBTOR));
                case ".." -> gap = Pattern.ANYWHERE;
                default -> {
                    int condition = CONDITIONS.indexOf(signs(token));
                    if (condition >= 0) {
                        conditions.get(condition).add(words.concept(token.substring(condition < 2 ? 1 : 2)));
                    } else if (token.length() <= 2 && Character.isDigit(token.charAt(0))) {
                        gap = Integer.parseInt(token);
                    } else {
                        elements.add(words.concept(token));
                        evenIfNegated |= DENIALS.stream().anyMatch(token::contains);
                        gaps.add(gap);
                        gap = USUAL_GAP;
                    }
                }
            }
        }
        if (elements.isEmpty()) {
            throw new IllegalStateException("A way to say something needs words: " + line);
        }
        return new Pattern(elements, gaps, conditions, recipients, atStart, evenIfNegated);
    }

    private static String signs(String token) {
        int end = 0;
        while (end < token.length() && "+-".indexOf(token.charAt(end)) >= 0) {
            end++;
        }
        return token.substring(0, end);
    }
}
