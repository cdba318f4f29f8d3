package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.List;

/** The shipped rules with the words they are written in. */
final class RuleBook {
    /** Rises with every change of words or rules, so that a finding says which set suggested it. */
    static final String VERSION = "words/3";

    private static final List<String> WORDS =
            List.of("words/people.txt", "words/money.txt", "words/acts.txt", "words/talk.txt");
    private static final List<String> RULES = List.of(
            "rules/frames.txt",
            "rules/violence.txt",
            "rules/intimidation.txt",
            "rules/false-legal.txt",
            "rules/impersonation.txt",
            "rules/insult.txt",
            "rules/third-party.txt",
            "rules/disclosure.txt",
            "rules/defamation.txt",
            "rules/visit.txt",
            "rules/restraint.txt",
            "rules/borrowing.txt",
            "rules/payment.txt");

    private final Folding folding;
    private final Lexicon lexicon;
    private final Negation negation;
    private final int owing;
    private final List<Rule> frames = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    RuleBook() {
        Lexicon.Builder words = new Lexicon.Builder();
        WORDS.forEach(words::read);
        RuleFile file = new RuleFile(words);
        for (String name : RULES) {
            file.read(name).forEach(rule -> (rule.isFrame() ? frames : rules).add(rule));
        }
        negation = Negation.from(words);
        owing = words.concept("collecting");
        folding = new Folding(words.words());
        lexicon = words.build(word -> folding.fold(word).toString());
    }

    Folding folding() {
        return folding;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Negation negation() {
        return negation;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Those that say of a whole text that it tells somebody else's act: news, teaching, a joke, a lawful notice, a complaint. */
    List<Rule> frames() {
        return frames;
    }

    /** Whether the text is about collecting at all. */
    boolean isAboutCollecting(Passage passage) {
        return passage.sightings().count(owing) > 0;
    }
}
