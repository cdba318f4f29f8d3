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
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = Wording.in("zh");

    @Test
    void every_value_has_its_words() {
        said("conduct", Conduct.values());
        said("lenderKind", LenderKind.values());
        said("addressee", Addressee.values());
        said("kind", Incident.Kind.values());
        said("origin", Moment.Origin.values());
        said("answered", Incident.Answered.values());
        said("grade", Grade.values());
        said("law.strength", Instrument.Strength.values());
    }

    @Test
    void only_what_binds_in_law_is_said_to_be_suspected_of_being_broken() {
        assertThat(wording.say("law.strength", Instrument.Strength.STATUTE)).isEqualTo("涉嫌违反");
        assertThat(wording.say("law.strength", Instrument.Strength.RECOMMENDED_STANDARD))
                .isEqualTo("不符合国家标准");
        assertThat(wording.say("law.strength", Instrument.Strength.SELF_REGULATION))
                .isEqualTo("违反行业自律规范");
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
