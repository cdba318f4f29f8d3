package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;

/** Floors that only rise. No rule was made for a held-back text, so its figure is the honest one; the other shows memory. */
class LabelledTextsTest {
    private static final TextClassifier CLASSIFIER = new TextClassifier(ShippedLaw.load());

    @Test
    void held_back_texts_are_judged_no_worse_than_before() {
        Measure measure = new Measure(CLASSIFIER, LabelledText.read("held-back.jsonl"));
        assertThat(measure.macroF1()).as(measure.toString()).isGreaterThanOrEqualTo(0.62);
        assertThat(measure.falseAlarms()).as(measure.toString()).isLessThanOrEqualTo(0.10);
    }

    @Test
    void the_texts_that_rules_were_tuned_on_stay_understood() {
        Measure measure = new Measure(CLASSIFIER, LabelledText.read("tuning.jsonl"));
        assertThat(measure.macroF1()).as(measure.toString()).isGreaterThanOrEqualTo(0.90);
        assertThat(measure.falseAlarms()).as(measure.toString()).isLessThanOrEqualTo(0.03);
    }
}
