package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunzheng.classify.conduct.IncidentFixture.call;
import static org.cunzheng.classify.conduct.IncidentFixture.sms;

import java.time.ZoneId;
import java.util.List;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.classify.Explanation;
import org.cunzheng.classify.conduct.ElementTable.Element;
import org.cunzheng.classify.conduct.ElementTable.Row;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LenderKind;
import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnlawfulDebtElementsTest {
    private static CaseDetails lentBy(LenderKind lender) {
        return new CaseDetails(
                "",
                "",
                "",
                "",
                "",
                lender,
                "",
                "3000",
                "",
                "",
                "",
                new ContactHours.NothingAgreed(),
                ZoneId.of("Asia/Shanghai"),
                List.of());
    }

    private static List<Row> rows(SuspectedAct... acts) {
        return ((ElementTable.Offered) UnlawfulDebtElements.of(lentBy(LenderKind.UNLICENSED_LENDER), List.of(acts)))
                .rows();
    }

    private static Row row(Element element, SuspectedAct... acts) {
        return rows(acts).stream()
                .filter(row -> row.element() == element)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNLICENSED_LENDER")
    void for_any_other_lender_it_is_not_offered_and_says_what_fits_instead(LenderKind lender) {
        assertThat(UnlawfulDebtElements.of(lentBy(lender), List.of()))
                .isInstanceOfSatisfying(
                        ElementTable.NotOffered.class,
                        table -> assertThat(table.instead().key()).isEqualTo("element.instead"));
    }

    @Test
    void the_rows_are_the_debt_the_three_kinds_of_acts_and_gravity() {
        assertThat(rows()).extracting(Row::element).containsExactly(Element.values());
    }

    @Test
    void every_row_rests_on_a_provision_that_is_held() {
        var law = ShippedLaw.load();
        assertThat(rows()).allMatch(row -> law.provision(row.provision()).isPresent());
    }

    @Test
    void what_was_told_of_the_debt_is_known_and_the_rest_is_missing() {
        assertThat(row(Element.UNLAWFUL_DEBT).known()).contains(Explanation.of("element.debt.sum-received", "3000"));
        assertThat(row(Element.UNLAWFUL_DEBT).missing())
                .extracting(Explanation::key)
                .contains("element.debt.borrowed-on.missing", "element.debt.missing.licence");
    }

    @Test
    void an_act_stands_in_its_own_row_with_its_entry() {
        var threat =
                new SuspectedAct(sms("2026-11-10T10:00:00", "小心你的腿").exported().logged(), Conduct.VIOLENCE_THREAT);
        assertThat(row(Element.VIOLENCE_OR_COERCION, threat).entries())
                .containsExactly(threat.incident().id());
        assertThat(row(Element.RESTRAINT_OR_INTRUSION, threat).missing())
                .containsExactly(Explanation.of("element.act.none"));
    }

    @Test
    void one_entry_with_two_findings_is_counted_once() {
        var logged = call("2026-11-10T23:00:00").logged();
        Row row = row(
                Element.INTIMIDATION_FOLLOWING_HARASSMENT,
                new SuspectedAct(logged, Conduct.INTIMIDATION),
                new SuspectedAct(logged, Conduct.CONTACT_AT_NIGHT));
        assertThat(row.known()).containsExactly(Explanation.of("element.act.entries", "1"));
    }

    @Test
    void what_is_only_told_from_memory_is_said_to_need_more() {
        var told = new SuspectedAct(call("2026-11-10T10:00:00").logged(), Conduct.RESTRAINT);
        assertThat(row(Element.RESTRAINT_OR_INTRUSION, told).missing())
                .contains(Explanation.of("element.act.only-told"));
    }

    @Test
    void gravity_always_says_that_no_standard_was_found() {
        assertThat(row(Element.GRAVITY).missing()).contains(Explanation.of("element.gravity.no-standard"));
    }
}
