package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.law.Conduct;
import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;

/** Floors that only rise, on texts that nobody learned from and no rule was made for. */
class LabelledTextsTest {
    private static final TextClassifier CLASSIFIER = new TextClassifier(ShippedLaw.load());

    @Test
    void held_back_texts_are_judged_no_worse_than_before() {
        Evaluation evaluation = new Evaluation();
        for (LabelledText text : LabelledText.heldBack()) {
            evaluation.add(text.utterance().text(), text.kind(), text.labels(), CLASSIFIER.classify(text.utterance()));
        }
        String said = String.join("\n", evaluation.lines(0));
        System.err.println(said);
        assertThat(evaluation.macroF1()).as(said).isGreaterThanOrEqualTo(0.90);
        assertThat(evaluation.falseAlarms()).as(said).isLessThanOrEqualTo(0.021);
        assertThat(evaluation.hardFalseAlarms()).as(said).isLessThanOrEqualTo(0.025);
        assertThat(evaluation.recallOnDisguised()).as(said).isGreaterThanOrEqualTo(0.94);
        assertThat(evaluation.calibrationError()).as(said).isLessThanOrEqualTo(0.05);
    }

    @Test
    void a_list_of_key_words_and_a_bare_model_over_characters_do_worse_on_the_same_texts() {
        Keywords keywords = new Keywords();
        CharacterModel characters = new CharacterModel(LabelledText.forTraining());
        Evaluation ours = judged(text -> CLASSIFIER.classify(text.utterance()));
        Evaluation ofKeywords = judged(text -> sure(keywords.in(text.utterance().text())));
        Evaluation ofCharacters =
                judged(text -> sure(characters.in(text.utterance().text())));
        System.err.printf(
                "macro-F1 and false alarms on hard lawful texts: ours %.3f %.3f, key words %.3f %.3f, characters %.3f %.3f%n",
                ours.macroF1(),
                ours.hardFalseAlarms(),
                ofKeywords.macroF1(),
                ofKeywords.hardFalseAlarms(),
                ofCharacters.macroF1(),
                ofCharacters.hardFalseAlarms());
        assertThat(ours.macroF1())
                .isGreaterThan(ofKeywords.macroF1() + 0.4)
                .isGreaterThan(ofCharacters.macroF1() + 0.05);
        assertThat(ours.hardFalseAlarms())
                .isLessThan(ofKeywords.hardFalseAlarms())
                .isLessThan(ofCharacters.hardFalseAlarms());
        assertThat(ofKeywords.macroF1()).isGreaterThan(0.2);
    }

    private static Evaluation judged(Function<LabelledText, List<Finding>> judge) {
        Evaluation evaluation = new Evaluation();
        for (LabelledText text : LabelledText.heldBack()) {
            evaluation.add(text.utterance().text(), text.kind(), text.labels(), judge.apply(text));
        }
        return evaluation;
    }

    private static List<Finding> sure(Set<Conduct> labels) {
        return labels.stream()
                .map(label ->
                        new Finding(label, "baseline", "baseline", 1, new Basis.MarkedWords(List.of()), List.of()))
                .toList();
    }

    @Test
    void nothing_is_held_back_that_is_learned_from() {
        assertThat(LabelledText.heldBack())
                .extracting(text -> text.utterance().text())
                .hasSizeGreaterThan(700)
                .doesNotContainAnyElementsOf(LabelledText.forTraining().stream()
                        .map(text -> text.utterance().text())
                        .toList());
    }
}
