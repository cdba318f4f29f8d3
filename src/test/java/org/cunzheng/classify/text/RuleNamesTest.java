package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleNamesTest {
    private static final Pattern CODE_NAME = Pattern.compile("\\p{Lower}\\p{Upper}");

    @ParameterizedTest
    @CsvSource({
        "src/main/resources/messages_zh.properties, .name",
        "src/main/resources/messages_en.properties, .name",
        "reports/complaint/wording_zh.properties, ''"
    })
    void every_rule_on_words_has_a_plain_name_of_its_own(Path file, String ending) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        assertThat(Stream.concat(
                        new RuleBook().rules().stream().map(Rule::name), Stream.of(TextClassifier.BY_THE_MODEL_ALONE)))
                .hasSizeGreaterThan(12)
                .extracting(rule -> texts.getProperty("rule." + rule + ending))
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank().doesNotContainPattern(CODE_NAME));
    }
}
