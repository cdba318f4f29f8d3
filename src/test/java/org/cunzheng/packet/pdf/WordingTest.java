package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.cunzheng.evidence.Grade;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.Instrument;
import org.cunzheng.law.LenderKind;
import org.cunzheng.packet.redaction.Part;
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = Wording.in("zh");

    @Test
    void every_value_has_its_words() {
        said("conduct", Conduct.values());
        said("lenderKind", LenderKind.values());
        said("addressee", Addressee.values());
        said("kind", Incident.Kind.values());
        said("exhibit.words", Incident.Kind.values());
        said("exhibit.words.begin", Incident.Kind.values());
        said("origin", Moment.Origin.values());
        said("answered", Incident.Answered.values());
        said("grade", Grade.values());
        said("law.strength", Instrument.Strength.values());
        said("part", Part.values());
    }

    @Test
    void a_breach_of_whatever_strength_is_only_suspected() {
        for (Instrument.Strength strength : Instrument.Strength.values()) {
            assertThat(wording.say("law.strength", strength)).startsWith("涉嫌");
        }
    }

    @Test
    void a_standard_or_a_pact_is_named_with_the_condition_that_it_applies() {
        assertThat(wording.say("law.strength", Instrument.Strength.RECOMMENDED_STANDARD))
                .isEqualTo("涉嫌不符合国家标准（以该机构适用为前提）");
        assertThat(wording.say("law.strength", Instrument.Strength.SELF_REGULATION))
                .isEqualTo("涉嫌违反行业自律规范（以该机构适用为前提）");
    }

    @Test
    void a_lender_without_a_licence_is_only_suspected_and_only_by_the_complainant() {
        assertThat(wording.say("lenderKind", LenderKind.UNLICENSED_LENDER)).contains("投诉人认为", "涉嫌", "未经核实");
    }

    @Test
    void braces_in_what_is_filled_in_stay_as_they_are() {
        assertThat(wording.say("parties.sumReceived.text", "{0}")).isEqualTo("{0} 元");
    }

    @Test
    void a_missing_text_is_a_fault() {
        assertThatThrownBy(() -> wording.say("no.such.text")).hasMessage("no wording for no.such.text");
    }

    private void said(String key, Enum<?>[] values) {
        assertThat(Stream.of(values).map(value -> wording.say(key, value))).doesNotContain("");
    }
}
