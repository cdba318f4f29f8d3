package org.cunzheng.lawbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedLawTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final LawBase LAW = ShippedLaw.load();

    @ParameterizedTest
    @EnumSource(Conduct.class)
    void every_conduct_has_a_provision_today_for_a_bank_a_microlender_and_a_lender_not_known(Conduct conduct) {
        Addressee addressee = conduct == Conduct.CONTACT_AFTER_REFUSAL ? Addressee.RELATIVE : Addressee.DEBTOR;
        for (LenderKind lender : List.of(LenderKind.BANK, LenderKind.MICROLOAN, LenderKind.NOT_KNOWN)) {
            assertThat(LAW.citations(conduct, TODAY, lender, addressee))
                    .as(lender.name())
                    .isNotEmpty();
        }
    }

    @Test
    void no_citation_is_printed_twice_for_one_conduct() {
        for (LocalDate day : List.of(TODAY, LocalDate.parse("2025-03-01"), LocalDate.parse("2024-06-01"))) {
            for (Conduct conduct : Conduct.values()) {
                for (LenderKind lender : LenderKind.values()) {
                    for (Addressee addressee : Addressee.values()) {
                        assertThat(LAW.citations(conduct, day, lender, addressee))
                                .extracting(Citation::text)
                                .as("%s %s %s %s", conduct, day, lender, addressee)
                                .doesNotHaveDuplicates();
                    }
                }
            }
        }
    }
}
