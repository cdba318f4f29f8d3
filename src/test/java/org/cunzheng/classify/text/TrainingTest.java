package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static List<LabelledText> some() {
        List<LabelledText> all = LabelledText.forTraining();
        return IntStream.range(0, all.size())
                .filter(i -> i % 15 == 0)
                .mapToObj(all::get)
                .toList();
    }

    @Test
    void the_same_texts_give_the_same_model_byte_for_byte() {
        List<String> once = Training.learned(some());
        assertThat(Training.learned(some())).isEqualTo(once);
        assertThat(once).hasSizeGreaterThan(2_000);
        assertThat(once.subList(6, once.size()).stream().map(line -> line.substring(line.indexOf('\t'))))
                .isSorted();
    }
}
