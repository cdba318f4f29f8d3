package org.cunzheng.lawbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.junit.jupiter.api.Test;

class LawReaderTest {
    private static final String INSTRUMENT = """
            {"title": "某办法", "version": "2020年", "issuer": "某部", "strength": "DEPARTMENTAL_RULE",
             "from": "2020-01-01", "until": "2025-01-01", "binds": ["BANK"], "sources": ["某报"],
             "provisions": [{"id": "rule.3", "article": 3, "numberVerified": true, "wordsVerified": true,
                             "grade": "A", "words": "不得辱骂。", "verb": "不得", "zh": "不得辱骂", "en": "No abuse"}]}
            """;
    private static final String CONDUCTS = """
            {"conducts": [{"conduct": "INSULT", "provisions": [{"id": "rule.3"}]}]}
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "law/index.json", "{\"version\": \"v7\", \"instruments\": [\"rule\"]}",
            "law/rule.json", INSTRUMENT,
            "law/conducts.json", CONDUCTS));

    private LawBase read() {
        return new LawReader(name -> {
                    String text = files.get(name);
                    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                })
                .read();
    }

    private LawReaderTest with(String file, String old, String replacement) {
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(old);
        files.put(file, text.replace(old, replacement));
        return this;
    }

    private ThrowableAssertAlternative<LawDataException> refused() {
        return assertThatExceptionOfType(LawDataException.class).isThrownBy(this::read);
    }

    @Test
    void sound_data_are_read() {
        assertThat(read().version()).isEqualTo("v7");
        assertThat(read().citations(Conduct.INSULT, LocalDate.parse("2024-12-31"), LenderKind.BANK, Addressee.DEBTOR))
                .containsExactly(new Citation("rule.3", "《某办法》（2020年）第三条"));
    }

    @Test
    void a_provision_that_is_not_there_is_refused() {
        with("law/conducts.json", "rule.3", "rule.4")
                .refused()
                .withMessage("law/conducts.json, INSULT: unknown provision 'rule.4'");
    }

    @Test
    void a_conduct_that_is_not_there_is_refused() {
        with("law/conducts.json", "INSULT", "RUDENESS")
                .refused()
                .withMessage("law/conducts.json: unknown Conduct 'RUDENESS'");
    }

    @Test
    void a_conduct_mapped_twice_is_refused() {
        with("law/conducts.json", "}]}]}", "}]}, {\"conduct\": \"INSULT\", \"provisions\": []}]}")
                .refused()
                .withMessage("law/conducts.json: INSULT is mapped twice");
    }

    @Test
    void a_provision_in_force_on_no_day_is_refused() {
        with("law/rule.json", "\"article\": 3", "\"until\": \"2020-01-01\", \"article\": 3")
                .refused()
                .withMessageStartingWith("law/rule.json, rule.3: in force on no day");
    }

    @Test
    void a_provision_in_force_longer_than_its_instrument_is_refused() {
        with("law/rule.json", "\"article\": 3", "\"until\": \"2025-01-02\", \"article\": 3")
                .refused()
                .withMessage("law/rule.json, rule.3: in force on days on which the instrument is not");
    }

    @Test
    void quoted_words_without_verification_are_refused() {
        with("law/rule.json", "\"wordsVerified\": true", "\"wordsVerified\": false")
                .refused()
                .withMessage("law/rule.json, rule.3: quoted words without verification");
    }

    @Test
    void verified_words_that_are_missing_are_refused() {
        with("law/rule.json", "\"words\": \"不得辱骂。\", ", "")
                .refused()
                .withMessage("law/rule.json, rule.3: words are said to be verified but missing");
    }

    @Test
    void a_verified_number_that_is_missing_is_refused() {
        with("law/rule.json", "\"article\": 3, ", "")
                .refused()
                .withMessage("law/rule.json, rule.3: number is said to be verified but missing");
    }

    @Test
    void a_provision_without_a_source_is_refused() {
        with("law/rule.json", "[\"某报\"]", "[]").refused().withMessage("law/rule.json, rule.3: no source");
    }

    @Test
    void an_id_given_twice_is_refused() {
        with(
                        "law/rule.json",
                        "\"provisions\": [",
                        "\"provisions\": [{\"id\": \"rule.3\", \"numberVerified\": false, \"wordsVerified\": false,"
                                + " \"grade\": \"A\", \"zh\": \"\", \"en\": \"\"}, ")
                .refused()
                .withMessage("law/index.json: two provisions are called rule.3");
    }

    @Test
    void a_lender_the_instrument_does_not_bind_is_refused() {
        with("law/conducts.json", "\"rule.3\"", "\"rule.3\", \"lenders\": [\"MICROLOAN\"]")
                .refused()
                .withMessageStartingWith("law/conducts.json, INSULT: rule.3 does not bind");
    }

    @Test
    void a_key_nobody_knows_is_refused() {
        with("law/rule.json", "\"grade\"", "\"gr\": \"A\", \"grade\"")
                .refused()
                .withMessage("law/rule.json, rule.3: unknown key 'gr'");
    }

    @Test
    void a_day_that_is_none_is_refused() {
        with("law/rule.json", "2020-01-01", "2020-02-30")
                .refused()
                .withMessage("law/rule.json: 'from' is not a day like 2026-01-01");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        with("law/index.json", "\"rule\"", "\"rules\"").refused().withMessage("law/rules.json: is not there");
    }

    @Test
    void broken_json_is_refused() {
        with("law/conducts.json", "}]}]}", "}]").refused().withMessage("law/conducts.json: cannot be read as JSON");
    }
}
