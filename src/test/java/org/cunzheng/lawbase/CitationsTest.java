package org.cunzheng.lawbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Citation;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.cunzheng.law.Provision;

class CitationsTest {
    private static final LawBase LAW = ShippedLaw.load();

    @Property
    void whatever_is_cited_is_in_force_binds_the_lender_and_shows_no_unverified_number(
            @ForAll Conduct conduct,
            @ForAll LenderKind lender,
            @ForAll Addressee addressee,
            @ForAll @DateRange(min = "2018-01-01", max = "2027-12-31") LocalDate day) {
        for (Citation citation : LAW.citations(conduct, day, lender, addressee)) {
            Provision provision = LAW.provision(citation.provisionId()).orElseThrow();
            assertThat(provision.inForce().on(day)).isTrue();
            assertThat(provision.instrument().binds()).contains(lender);
            assertThat(citation.text().contains("）第"))
                    .isEqualTo(provision.certainty().numberVerified());
        }
    }
}
