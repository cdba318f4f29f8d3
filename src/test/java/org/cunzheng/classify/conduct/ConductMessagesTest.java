package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.Instrument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConductMessagesTest {
    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (InputStream file = Objects.requireNonNull(
                        ConductMessagesTest.class.getResourceAsStream("/messages_" + language + ".properties"));
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_conduct_strength_element_rule_and_reason_has_its_text(String language) throws IOException {
        List<String> keys = Stream.of(
                        Arrays.stream(Conduct.values()).map(conduct -> "conduct." + conduct),
                        Arrays.stream(Instrument.Strength.values()).map(Instrument.Strength::phraseKey),
                        Arrays.stream(ElementTable.Element.values()).map(element -> "element.name." + element),
                        Stream.of("ContactAtNight", "ConversationsPerDay", "AttemptsPerDay", "ContactAfterRefusal")
                                .flatMap(rule -> Stream.of(".name", ".found", ".found.by-reference")
                                        .map(ending -> "rule." + rule + ending)),
                        Stream.of(
                                        "hours-not-known",
                                        "answered-not-known",
                                        "told-twice",
                                        "log-incomplete",
                                        "no-limit",
                                        "refusal-not-clear",
                                        "person-not-known")
                                .map(reason -> "rule.indeterminate." + reason))
                .flatMap(some -> some)
                .toList();
        assertThat(texts(language).stringPropertyNames()).containsAll(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_conduct_is_only_suspected(String language) throws IOException {
        Properties texts = texts(language);
        for (Conduct conduct : Conduct.values()) {
            assertThat(texts.getProperty("conduct." + conduct)).containsAnyOf("涉嫌", "Suspected");
        }
    }
}
