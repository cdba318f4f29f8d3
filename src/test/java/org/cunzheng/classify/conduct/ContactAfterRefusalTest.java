package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunzheng.classify.conduct.IncidentFixture.call;
import static org.cunzheng.classify.conduct.IncidentFixture.sms;

import org.cunzheng.classify.Basis;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.LenderKind;
import org.junit.jupiter.api.Test;

class ContactAfterRefusalTest {
    private static final String RULE = "ContactAfterRefusal";
    private static final IncidentFixture REFUSAL =
            sms("2026-11-10T10:00:00", "我跟这笔钱没关系，请不要再联系我").outgoing().to(Addressee.FRIEND, "小李");

    @Test
    void a_call_after_a_written_refusal_is_a_finding_that_shows_both() {
        var finding = Judged.by(
                        RULE,
                        LenderKind.MICROLOAN,
                        REFUSAL,
                        call("2026-11-11T10:00:00").to(Addressee.FRIEND, "小李"))
                .finding();
        assertThat(finding.basis()).isInstanceOfSatisfying(Basis.CountedEntries.class, basis -> {
            assertThat(basis.entries()).hasSize(2);
            assertThat(basis.explanation().arguments()).containsExactly("2026-11-10", "2026-11-11");
        });
        assertThat(finding.citations())
                .extracting(citation -> citation.provisionId())
                .contains("gbt-45251-2025.contact-refusal");
    }

    @Test
    void a_refusal_spoken_by_us_in_a_transcript_is_clear() {
        var spoken = call("2026-11-10T10:00:00").to(Addressee.COLLEAGUE, "老赵").text("催收：让他还钱\n我：你们别再打来了");
        assertThat(Judged.by(
                                RULE,
                                LenderKind.BANK,
                                spoken,
                                call("2026-11-10T10:00:01").to(Addressee.COLLEAGUE, "老赵"))
                        .findings())
                .hasSize(1);
    }

    @Test
    void a_contact_before_the_refusal_is_no_breach() {
        Judged.by(RULE, LenderKind.BANK, call("2026-11-10T09:59:59").to(Addressee.FRIEND, "小李"), REFUSAL)
                .isNoBreach();
    }

    @Test
    void a_contact_of_somebody_else_is_no_breach() {
        Judged.by(RULE, LenderKind.BANK, REFUSAL, call("2026-11-11T10:00:00").to(Addressee.FRIEND, "小陈"))
                .isNoBreach();
    }

    @Test
    void the_debtor_cannot_refuse() {
        assertThat(Judged.by(
                                RULE,
                                LenderKind.BANK,
                                sms("2026-11-10T10:00:00", "不要再联系我").outgoing(),
                                call("2026-11-11T10:00:00"))
                        .outcomes())
                .isEmpty();
    }

    @Test
    void without_a_name_it_cannot_be_judged() {
        Judged.by(RULE, LenderKind.BANK, REFUSAL, call("2026-11-11T10:00:00").to(Addressee.FRIEND, ""))
                .isIndeterminateFor("person-not-known");
    }

    @Test
    void where_the_note_does_not_say_who_spoke_it_cannot_be_judged() {
        var note = call("2026-11-10T10:00:00").to(Addressee.FRIEND, "小李").text("说了不要再打来");
        var judged = Judged.by(
                RULE, LenderKind.BANK, note, call("2026-11-11T10:00:00").to(Addressee.FRIEND, "小李"));
        judged.hasNoFinding();
        assertThat(judged.outcomes().getLast())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        outcome ->
                                assertThat(outcome.reason().key()).isEqualTo("rule.indeterminate.refusal-not-clear"));
    }

    @Test
    void the_words_of_the_collector_are_no_refusal() {
        var threat = sms("2026-11-10T10:00:00", "告诉他别再打来了，等着收传票").to(Addressee.FRIEND, "小李");
        Judged.by(RULE, LenderKind.BANK, threat, call("2026-11-11T10:00:00").to(Addressee.FRIEND, "小李"))
                .isNoBreach();
    }
}
