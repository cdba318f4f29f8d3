package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordAutomatonTest {
    private record Hit(int begin, int end, String word) {}

    @Property
    void findsWhatLookingAtEveryPlaceFinds(@ForAll("words") List<String> words, @ForAll("texts") String text) {
        assertThat(found(words, text)).containsExactlyInAnyOrderElementsOf(searched(words, text));
    }

    @Test
    void findsWordsInsideAndAcrossEachOther() {
        assertThat(found(List.of("催收", "催", "收债", "催收债务"), "暴力催收债务"))
                .containsExactly(new Hit(2, 3, "催"), new Hit(2, 4, "催收"), new Hit(3, 5, "收债"), new Hit(2, 6, "催收债务"));
    }

    @Test
    void tellsTheLongestFirstOfThoseThatEndTogether() {
        assertThat(found(List.of("c", "bc", "abc"), "abc"))
                .containsExactly(new Hit(0, 3, "abc"), new Hit(1, 3, "bc"), new Hit(2, 3, "c"));
    }

    @Test
    void findsEachOfManyWordsWhereTheTableHadToGrow() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            numbers.put("<" + i + ">", i);
        }
        WordAutomaton<Integer> automaton = new WordAutomaton<>(numbers);
        numbers.forEach((word, number) -> {
            List<Integer> seen = new ArrayList<>();
            automaton.find("x" + word + "x", (begin, end, value) -> seen.add(value));
            assertThat(seen).containsExactly(number);
        });
    }

    @Test
    void takesNoEmptyWord() {
        assertThatThrownBy(() -> new WordAutomaton<>(Map.of("", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return few().ofMinLength(1).ofMaxLength(5).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> texts() {
        return few().ofMaxLength(60);
    }

    /** Few letters, so that words meet; the highest and the lowest among them. */
    private static net.jqwik.api.arbitraries.StringArbitrary few() {
        return Arbitraries.strings().withChars('a', 'b', '催', '\0', '\uFFFF');
    }

    private static List<Hit> found(List<String> words, String text) {
        TreeMap<String, String> values = new TreeMap<>();
        words.forEach(word -> values.put(word, word));
        List<Hit> hits = new ArrayList<>();
        new WordAutomaton<>(values).find(text, (begin, end, word) -> hits.add(new Hit(begin, end, word)));
        return hits;
    }

    private static List<Hit> searched(List<String> words, String text) {
        List<Hit> hits = new ArrayList<>();
        for (String word : words.stream().distinct().toList()) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                hits.add(new Hit(at, at + word.length(), word));
            }
        }
        return hits;
    }
}
