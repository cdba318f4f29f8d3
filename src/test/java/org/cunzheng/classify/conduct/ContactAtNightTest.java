package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunzheng.classify.conduct.IncidentFixture.call;
import static org.cunzheng.classify.conduct.IncidentFixture.sms;

import java.time.LocalTime;
import java.util.Set;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.classify.Basis;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LenderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactAtNightTest {
    private static final String RULE = "ContactAtNight";

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-19T22:00:00", "2026-11-19T23:59:59", "2026-11-20T00:00:00", "2026-11-20T07:59:59"})
    void contact_from_ten_in_the_evening_to_eight_in_the_morning_is_a_finding(String at) {
        assertThat(Judged.by(RULE, LenderKind.BANK, call(at)).finding().conduct())
                .isEqualTo(Conduct.CONTACT_AT_NIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-19T21:59:59", "2026-11-20T08:00:00", "2026-11-20T12:00:00"})
    void contact_by_day_is_no_breach(String at) {
        Judged.by(RULE, LenderKind.BANK, call(at)).isNoBreach();
    }

    @Test
    void the_clock_is_that_of_the_entry_and_not_of_the_server() {
        assertThat(Judged.by(RULE, LenderKind.BANK, call("2026-11-19T22:30:00+06:00[Asia/Urumqi]"))
                        .findings())
                .hasSize(1);
        Judged.by(RULE, LenderKind.BANK, call("2026-11-19T20:30:00+06:00[Asia/Urumqi]"))
                .isNoBreach();
    }

    @Test
    void a_message_counts_as_well_as_a_call() {
        assertThat(Judged.by(RULE, LenderKind.MICROLOAN, sms("2026-11-19T23:00:00", "请还款"))
                        .findings())
                .hasSize(1);
    }

    @Test
    void a_call_by_the_borrower_never_counts() {
        assertThat(Judged.by(RULE, LenderKind.BANK, call("2026-11-19T23:00:00").outgoing())
                        .outcomes())
                .isEmpty();
    }

    @Test
    void an_agreed_hour_is_no_breach_also_past_midnight() {
        var agreed = new Circumstances(
                LenderKind.BANK, new ContactHours.Agreed(LocalTime.of(20, 0), LocalTime.of(1, 0)), Set.of());
        Judged.by(RULE, agreed, call("2026-11-19T22:30:00")).isNoBreach();
        Judged.by(RULE, agreed, call("2026-11-20T00:59:59")).isNoBreach();
        assertThat(Judged.by(RULE, agreed, call("2026-11-20T01:00:00")).findings())
                .hasSize(1);
    }

    @Test
    void without_knowing_what_was_agreed_a_night_contact_cannot_be_judged() {
        var notKnown = new Circumstances(LenderKind.BANK, new ContactHours.NotKnown(), Set.of());
        Judged.by(RULE, notKnown, call("2026-11-19T22:30:00")).isIndeterminateFor("hours-not-known");
        Judged.by(RULE, notKnown, call("2026-11-19T21:30:00")).isNoBreach();
    }

    @Test
    void the_text_is_that_of_the_day() {
        assertThat(Judged.by(RULE, LenderKind.BANK, call("2026-01-30T23:00:00")).citations())
                .containsExactly(
                        "civil-code.1033.1", "gbt-45251-2025.hours", "cba-guide-2026.hours", "nifa-pact-2018.17");
        assertThat(Judged.by(RULE, LenderKind.BANK, call("2026-01-29T23:00:00")).citations())
                .doesNotContain("cba-guide-2026.hours");
        assertThat(Judged.by(RULE, LenderKind.BANK, call("2025-02-27T23:00:00")).citations())
                .contains("nifa-guide-2024.hours")
                .doesNotContain("gbt-45251-2025.hours");
        assertThat(Judged.by(RULE, LenderKind.BANK, call("2025-02-28T23:00:00")).citations())
                .contains("gbt-45251-2025.hours")
                .doesNotContain("nifa-guide-2024.hours");
    }

    @Test
    void before_any_text_set_hours_it_cannot_be_judged() {
        Judged.by(RULE, LenderKind.BANK, call("2024-05-14T23:00:00")).isIndeterminateFor("no-limit");
    }

    @Test
    void a_private_lender_is_bound_by_no_hours_held() {
        Judged.by(RULE, LenderKind.PRIVATE_LENDER, call("2026-11-19T23:00:00")).isIndeterminateFor("no-limit");
    }

    @Test
    void with_a_lender_not_known_the_standard_is_said_to_be_a_reference_and_not_cited() {
        var finding = Judged.by(RULE, LenderKind.NOT_KNOWN, call("2026-11-19T23:00:00"))
                .finding();
        assertThat(finding.basis())
                .isInstanceOfSatisfying(
                        Basis.CountedEntries.class,
                        basis -> assertThat(basis.explanation().key())
                                .isEqualTo("rule.ContactAtNight.found.by-reference"));
        assertThat(finding.citations())
                .extracting(citation -> citation.provisionId())
                .containsExactly("civil-code.1033.1", "nifa-pact-2018.17");
    }

    @Test
    void a_time_told_is_less_sure_than_one_a_device_recorded() {
        double told = Judged.by(RULE, LenderKind.BANK, call("2026-11-19T23:00:00"))
                .finding()
                .confidence();
        double recorded = Judged.by(
                        RULE, LenderKind.BANK, call("2026-11-19T23:00:00").exported())
                .finding()
                .confidence();
        assertThat(told).isLessThan(recorded);
    }
}
