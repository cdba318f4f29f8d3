package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;

/** Floors that only rise. The held-back texts were written before the rules and no rule was made for them. */
class LabelledTextsTest {
    private static final TextClassifier CLASSIFIER = new TextClassifier(ShippedLaw.load());

    @Test
    void held_back_texts_are_judged_well_and_hardly_a_lawful_one_is_flagged() {
        Measure measure = new Measure(CLASSIFIER, LabelledText.read("held-back.jsonl"));
        assertThat(measure.macroF1()).as(measure.toString()).isGreaterThanOrEqualTo(0.85);
        assertThat(measure.falseAlarms()).as(measure.toString()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void the_texts_that_rules_were_tuned_on_stay_understood() {
        Measure measure = new Measure(CLASSIFIER, LabelledText.read("tuning.jsonl"));
        assertThat(measure.macroF1()).as(measure.toString()).isGreaterThanOrEqualTo(0.65);
        assertThat(measure.falseAlarms()).as(measure.toString()).isLessThanOrEqualTo(0.05);
    }
}
