package org.cunzheng.classify.text;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads a text as a person would who is not misled by disguise: one step after the other, none of which looks back. */
final class Folding {
    private final CharacterFold characters = new CharacterFold();
    private final List<UnaryOperator<FoldedText>> steps;

    /** @param vocabulary the words that are to be found again where they stand in pinyin */
    Folding(Collection<String> vocabulary) {
        steps = List.of(
                new SeparatorFold(),
                WordFold.from("split-characters.txt"),
                new RepetitionFold(),
                WordFold.from("spellings.txt", "dialects.txt"),
                new SoundFold(vocabulary));
    }

    FoldedText fold(String text) {
        FoldedText read = characters.apply(text);
        for (UnaryOperator<FoldedText> step : steps) {
            read = step.apply(read);
        }
        return read;
    }
}
