package org.cunzheng.lawbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.Instrument;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.cunzheng.law.Provision;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Wrong citations that go round, each kept out; the numbers are those of the list of traps in the legal base. */
class CirculatedMistakesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final LawBase LAW = ShippedLaw.load();

    private static List<Provision> of(String instrument) {
        return LAW.provisions().stream()
                .filter(provision -> provision.instrument().id().equals(instrument))
                .toList();
    }

    private static List<String> printed(Predicate<Provision> which) {
        return LAW.provisions().stream()
                .filter(which)
                .map(provision -> provision.citation().text())
                .toList();
    }

    private static List<String> cited(Conduct conduct, String day, LenderKind lender, Addressee addressee) {
        return LAW.citations(conduct, LocalDate.parse(day), lender, addressee).stream()
                .map(citation -> citation.provisionId())
                .toList();
    }

    private static List<String> everythingCited(String day, LenderKind lender) {
        return Arrays.stream(Conduct.values())
                .flatMap(conduct -> Arrays.stream(Addressee.values())
                        .flatMap(addressee -> cited(conduct, day, lender, addressee).stream()))
                .toList();
    }

    @Nested
    class CriminalLaw {
        @Test
        void the_article_on_unpaid_wages_is_not_held_for_unpaid_debts() {
            assertThat(printed(provision -> true)).noneMatch(text -> text.contains("第二百七十六条"));
        }

        @Test
        void collecting_unlawful_debts_is_article_293_1_and_not_294() {
            assertThat(printed(provision -> provision.instrument().id().equals("criminal-law")))
                    .contains("《中华人民共和国刑法》（经历次修正）第二百九十三条之一第三项")
                    .noneMatch(text -> text.contains("第二百九十四条"));
            assertThat(LAW.provision("criminal-law.293-1").orElseThrow().words())
                    .contains("三年以下")
                    .doesNotContain("七年");
        }

        @Test
        void collecting_unlawful_debts_is_cited_for_unlicensed_lenders_alone() {
            for (LenderKind lender : LenderKind.values()) {
                boolean cited = everythingCited("2026-11-20", lender).stream()
                        .anyMatch(id -> id.startsWith("criminal-law.293-1"));
                assertThat(cited).as(lender.name()).isEqualTo(lender == LenderKind.UNLICENSED_LENDER);
            }
        }

        @Test
        void collecting_unlawful_debts_was_no_crime_of_its_own_before_march_2021() {
            assertThat(everythingCited("2021-02-28", LenderKind.UNLICENSED_LENDER))
                    .noneMatch(id -> id.startsWith("criminal-law"));
            assertThat(everythingCited("2021-03-01", LenderKind.UNLICENSED_LENDER))
                    .contains("criminal-law.293-1.1");
        }
    }

    @Nested
    class Pact {
        @Test
        void article_10_is_not_the_one_on_threats() {
            assertThat(printed(provision -> provision.instrument().id().equals("nifa-pact-2018")))
                    .contains("《互联网金融逾期债务催收自律公约（试行）》（中国互联网金融协会2018年3月28日发布）第十六条")
                    .noneMatch(text -> text.contains("第十条") || text.contains("第十五条"));
        }

        @Test
        void article_13_is_on_people_who_have_nothing_to_do_with_it() {
            assertThat(LAW.provision("nifa-pact-2018.13").orElseThrow().words())
                    .contains("无关人员")
                    .doesNotContain("侮辱");
        }

        @Test
        void it_sets_no_hours_and_no_number_of_calls() {
            assertThat(of("nifa-pact-2018"))
                    .allMatch(provision -> provision.limits().isEmpty())
                    .noneMatch(provision -> provision.gist().chinese().matches(".*(22|21|20|8|9):00.*|.*次.*"));
        }

        @Test
        void numbers_known_from_one_machine_translation_are_not_printed() {
            for (String id : List.of("nifa-pact-2018.17", "nifa-pact-2018.18", "nifa-pact-2018.19")) {
                assertThat(LAW.provision(id).orElseThrow().citation().text()).endsWith("发布）");
            }
        }

        @Test
        void it_is_self_discipline_and_never_said_to_be_law() {
            assertThat(of("nifa-pact-2018"))
                    .allMatch(provision -> provision.instrument().strength() == Instrument.Strength.SELF_REGULATION);
        }

        @Test
        void it_does_not_bind_a_private_or_unlicensed_lender() {
            for (LenderKind lender : List.of(LenderKind.PRIVATE_LENDER, LenderKind.UNLICENSED_LENDER)) {
                assertThat(everythingCited("2026-11-20", lender)).noneMatch(id -> id.startsWith("nifa-"));
            }
        }
    }

    @Nested
    class PublicSecurity {
        @Test
        void article_42_is_dead_since_2026() {
            assertThat(cited(Conduct.VIOLENCE_THREAT, "2025-12-31", LenderKind.BANK, Addressee.DEBTOR))
                    .contains("psl-2012.42.1")
                    .noneMatch(id -> id.startsWith("psl-2025"));
            assertThat(cited(Conduct.VIOLENCE_THREAT, "2026-01-01", LenderKind.BANK, Addressee.DEBTOR))
                    .contains("psl-2025.50.1.1")
                    .noneMatch(id -> id.startsWith("psl-2012"));
        }

        @Test
        void the_new_text_says_hounding_and_no_longer_other_messages() {
            String words =
                    LAW.provision("psl-2025.50.1.5.messages").orElseThrow().words();
            assertThat(words).contains("滋扰、纠缠、跟踪").doesNotContain("或者其他信息");
        }

        @Test
        void many_polite_messages_are_not_put_under_the_limb_of_insulting_messages() {
            assertThat(everythingCited("2026-11-20", LenderKind.BANK)).contains("psl-2025.50.1.5.messages");
            for (Conduct conduct : List.of(
                    Conduct.FREQUENT_CONTACT,
                    Conduct.CONTACT_AT_NIGHT,
                    Conduct.CONTACT_AFTER_REFUSAL,
                    Conduct.THIRD_PARTY_HARASSMENT)) {
                assertThat(cited(conduct, "2026-11-20", LenderKind.BANK, Addressee.RELATIVE))
                        .doesNotContain("psl-2025.50.1.5.messages");
                assertThat(cited(conduct, "2025-11-20", LenderKind.BANK, Addressee.RELATIVE))
                        .doesNotContain("psl-2012.42.5");
            }
        }

        @Test
        void the_article_on_personal_information_is_not_used_before_2026() {
            assertThat(cited(Conduct.PRIVACY_DISCLOSURE, "2025-12-31", LenderKind.BANK, Addressee.RELATIVE))
                    .doesNotContain("psl-2025.56.1");
            assertThat(cited(Conduct.PRIVACY_DISCLOSURE, "2026-01-01", LenderKind.BANK, Addressee.RELATIVE))
                    .contains("psl-2025.56.1");
        }

        @Test
        void the_old_numbers_are_not_those_of_the_new_text() {
            assertThat(cited(Conduct.RESTRAINT, "2026-11-20", LenderKind.NOT_KNOWN, Addressee.DEBTOR))
                    .startsWith("psl-2025.47.3", "psl-2025.30.2");
            assertThat(cited(Conduct.IMPERSONATION, "2026-11-20", LenderKind.NOT_KNOWN, Addressee.DEBTOR))
                    .containsExactly("psl-2025.62");
        }

        @Test
        void an_insult_to_the_debtor_alone_is_not_called_public() {
            assertThat(cited(Conduct.INSULT, "2026-11-20", LenderKind.BANK, Addressee.DEBTOR))
                    .doesNotContain("psl-2025.50.1.2");
            assertThat(cited(Conduct.INSULT, "2026-11-20", LenderKind.BANK, Addressee.COLLEAGUE))
                    .contains("psl-2025.50.1.2");
        }
    }

    @Nested
    class Regulators {
        @Test
        void numbers_to_be_confirmed_first_are_not_printed() {
            for (String instrument : List.of("consumer-protection-2022", "consumer-finance-2024", "microloan-2024")) {
                assertThat(of(instrument))
                        .isNotEmpty()
                        .allSatisfy(provision ->
                                assertThat(provision.citation().text()).endsWith("）"));
            }
        }

        @Test
        void the_consumer_protection_measures_get_no_invented_extras() {
            assertThat(of("consumer-protection-2022"))
                    .hasSize(3)
                    .noneMatch(provision -> provision.words().matches(".*(时间|第三方|法律文件).*"));
        }

        @Test
        void each_binds_its_own_lenders_alone() {
            assertThat(everythingCited("2026-11-20", LenderKind.BANK))
                    .noneMatch(id -> id.startsWith("microloan") || id.startsWith("consumer-finance"));
            assertThat(everythingCited("2026-11-20", LenderKind.MICROLOAN))
                    .noneMatch(id -> id.startsWith("consumer") || id.startsWith("cba"));
            assertThat(everythingCited("2026-11-20", LenderKind.NOT_KNOWN))
                    .allMatch(id -> id.matches("(psl-2025|civil-code|pipl|criminal-law|nifa-pact-2018)\\..*"));
        }

        @Test
        void each_is_cited_from_its_first_day() {
            assertThat(everythingCited("2025-01-16", LenderKind.MICROLOAN)).noneMatch(id -> id.startsWith("microloan"));
            assertThat(everythingCited("2025-01-17", LenderKind.MICROLOAN)).contains("microloan-2024.37.2");
            assertThat(everythingCited("2024-04-17", LenderKind.CONSUMER_FINANCE))
                    .noneMatch(id -> id.startsWith("consumer-finance"));
            assertThat(everythingCited("2024-04-18", LenderKind.CONSUMER_FINANCE))
                    .contains("consumer-finance-2024.third-persons");
            assertThat(everythingCited("2023-02-28", LenderKind.BANK))
                    .noneMatch(id -> id.startsWith("consumer-protection"));
            assertThat(everythingCited("2023-03-01", LenderKind.BANK)).contains("consumer-protection-2022.41.2");
            assertThat(everythingCited("2021-10-31", LenderKind.BANK)).noneMatch(id -> id.startsWith("pipl"));
            assertThat(everythingCited("2021-11-01", LenderKind.BANK)).contains("pipl.10");
        }

        @Test
        void the_credit_card_measures_and_the_loan_aid_notice_set_no_hours() {
            assertThat(LAW.provisions().stream()
                            .filter(provision -> provision.limits().contains(Provision.Limit.NIGHT_HOURS))
                            .map(provision -> provision.instrument().id()))
                    .containsExactlyInAnyOrder("gbt-45251-2025", "cba-guide-2026", "nifa-guide-2024");
        }
    }

    @Nested
    class Standards {
        @Test
        void the_national_standard_is_recommended_and_its_verb_is_should_not() {
            assertThat(of("gbt-45251-2025")).allSatisfy(provision -> {
                assertThat(provision.instrument().strength()).isEqualTo(Instrument.Strength.RECOMMENDED_STANDARD);
                assertThat(provision.verb()).isEqualTo("不应");
                assertThat(provision.citation().text()).isEqualTo("《互联网金融 个人网络消费信贷 贷后催收风控指引》（GB/T 45251—2025）");
            });
        }

        @Test
        void the_guide_of_2024_is_not_cited_after_its_repeal() {
            assertThat(everythingCited("2025-02-28", LenderKind.BANK)).noneMatch(id -> id.startsWith("nifa-guide"));
            assertThat(everythingCited("2025-02-27", LenderKind.BANK)).contains("nifa-guide-2024.hours");
        }

        @Test
        void no_number_of_an_association_standard_is_printed() {
            assertThat(printed(provision -> true)).noneMatch(text -> text.contains("T/NIFA"));
        }

        @Test
        void six_attempts_are_a_soft_limit_of_the_banks_association() {
            var attempts = LAW.provision("cba-guide-2026.attempts").orElseThrow();
            assertThat(attempts.verb()).isEqualTo("不宜");
            assertThat(attempts.words()).contains("未接通").contains("同一联系方式").contains("另有约定除外");
            assertThat(attempts.instrument().issuer()).isEqualTo("中国银行业协会");
        }

        @Test
        void three_a_day_counts_conversations_and_not_attempts() {
            assertThat(LAW.provision("gbt-45251-2025.conversations")
                            .orElseThrow()
                            .limits())
                    .containsExactly(Provision.Limit.CONVERSATIONS_A_DAY);
        }
    }

    @Test
    void the_strongest_text_comes_first() {
        for (Conduct conduct : Conduct.values()) {
            for (LenderKind lender : LenderKind.values()) {
                assertThat(LAW.citations(conduct, TODAY, lender, Addressee.RELATIVE).stream()
                                .map(citation -> LAW.provision(citation.provisionId())
                                        .orElseThrow()
                                        .instrument()
                                        .strength()))
                        .isSorted();
            }
        }
    }

    @Test
    void what_was_only_recalled_is_never_quoted_nor_numbered() {
        assertThat(LAW.provisions())
                .filteredOn(provision -> provision.certainty().grade().startsWith("MEM"))
                .allMatch(provision -> provision.quotation().isEmpty()
                        && !provision.certainty().numberVerified());
    }
}
