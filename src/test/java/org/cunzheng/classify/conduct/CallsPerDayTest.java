package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunzheng.classify.conduct.IncidentFixture.call;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.classify.Basis;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.LenderKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallsPerDayTest {
    private static final String CONVERSATIONS = "ConversationsPerDay";
    private static final String ATTEMPTS = "AttemptsPerDay";
    private static final String DAY = "2026-11-18";

    private static IncidentFixture[] calls(int number, UnaryOperator<IncidentFixture> each) {
        return calls(DAY, number, each);
    }

    private static IncidentFixture[] calls(String day, int number, UnaryOperator<IncidentFixture> each) {
        return IntStream.range(0, number)
                .mapToObj(i -> each.apply(call("%sT%02d:00:00".formatted(day, 9 + i))))
                .toArray(IncidentFixture[]::new);
    }

    private static IncidentFixture[] and(IncidentFixture[] some, IncidentFixture... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(IncidentFixture[]::new);
    }

    /** A call log that reaches from the day before to the day after. */
    private static IncidentFixture[] withinALongerLog(IncidentFixture... calls) {
        return and(
                calls,
                call("2026-11-17T10:00:00").missed().outgoing().exported(),
                call("2026-11-19T10:00:00").missed().outgoing().exported());
    }

    @Nested
    class Conversations {
        @Test
        void four_answered_calls_on_one_day_are_a_finding_that_counts_them() {
            var finding = Judged.by(CONVERSATIONS, LenderKind.MICROLOAN, calls(4, IncidentFixture::answered))
                    .finding();
            assertThat(finding.basis()).isInstanceOfSatisfying(Basis.CountedEntries.class, basis -> {
                assertThat(basis.entries()).hasSize(4);
                assertThat(basis.explanation().arguments()).containsExactly(DAY, "4", "3");
            });
        }

        @Test
        void three_are_no_breach_where_the_log_covers_the_day() {
            Judged.by(
                            CONVERSATIONS,
                            LenderKind.BANK,
                            withinALongerLog(calls(3, call -> call.answered().exported())))
                    .isNoBreach();
        }

        @Test
        void three_cannot_be_judged_where_the_export_was_not_read_to_its_last_byte() {
            List<LoggedIncident> incidents = Stream.of(
                            withinALongerLog(calls(3, call -> call.answered().exported())))
                    .map(IncidentFixture::logged)
                    .toList();
            Judged.by(
                            CONVERSATIONS,
                            new Circumstances(LenderKind.BANK, new ContactHours.NothingAgreed(), Set.of()),
                            incidents)
                    .isIndeterminateFor("log-incomplete");
        }

        @Test
        void three_typed_from_memory_cannot_be_judged_for_there_may_have_been_more() {
            Judged.by(CONVERSATIONS, LenderKind.BANK, calls(3, IncidentFixture::answered))
                    .isIndeterminateFor("log-incomplete");
        }

        @Test
        void the_first_day_of_a_call_log_may_be_cut_and_cannot_be_judged() {
            Judged.by(
                            CONVERSATIONS,
                            LenderKind.BANK,
                            calls(3, call -> call.answered().exported()))
                    .isIndeterminateFor("log-incomplete");
        }

        @Test
        void three_and_one_not_known_to_be_answered_cannot_be_judged() {
            Judged.by(CONVERSATIONS, LenderKind.BANK, and(calls(3, IncidentFixture::answered), call(DAY + "T20:00:00")))
                    .isIndeterminateFor("answered-not-known");
        }

        @Test
        void typed_calls_are_not_added_to_exported_ones_for_they_may_be_the_same() {
            Judged.by(
                            CONVERSATIONS,
                            LenderKind.BANK,
                            and(calls(3, call -> call.answered().exported()), calls(2, IncidentFixture::answered)))
                    .isIndeterminateFor("told-twice");
        }

        @Test
        void missed_calls_and_calls_by_the_borrower_are_no_conversations_begun_by_the_collector() {
            Judged.by(
                            CONVERSATIONS,
                            LenderKind.BANK,
                            and(
                                    calls(3, IncidentFixture::missed),
                                    calls(5, call -> call.answered().outgoing())))
                    .hasNoFinding();
        }

        @Test
        void calls_to_a_contact_person_are_not_counted_as_calls_to_the_debtor() {
            assertThat(Judged.by(
                                    CONVERSATIONS,
                                    LenderKind.BANK,
                                    calls(5, call -> call.answered().to(Addressee.COLLEAGUE, "小王")))
                            .outcomes())
                    .isEmpty();
        }

        @Test
        void four_calls_over_midnight_are_two_days() {
            Judged.by(
                            CONVERSATIONS,
                            LenderKind.BANK,
                            call("2026-11-18T20:00:00").answered(),
                            call("2026-11-18T21:00:00").answered(),
                            call("2026-11-19T09:00:00").answered(),
                            call("2026-11-19T10:00:00").answered())
                    .hasNoFinding();
        }

        @Test
        void the_day_is_that_of_the_zone_of_the_entry() {
            assertThat(Judged.by(
                                    CONVERSATIONS,
                                    LenderKind.BANK,
                                    call("2026-11-18T00:30:00+06:00[Asia/Urumqi]")
                                            .answered(),
                                    call("2026-11-18T12:00:00+06:00[Asia/Urumqi]")
                                            .answered(),
                                    call("2026-11-18T22:30:00+06:00[Asia/Urumqi]")
                                            .answered(),
                                    call("2026-11-18T23:30:00+06:00[Asia/Urumqi]")
                                            .answered())
                            .findings())
                    .hasSize(1);
        }

        @Test
        void corrected_entries_are_left_out() {
            var corrected =
                    new LoggedIncident.Standing.CorrectedBy(EntryId.parse("019a0000-0000-7000-8000-000000000002"), "");
            List<LoggedIncident> incidents = Stream.concat(
                            Stream.of(calls(3, IncidentFixture::answered)).map(IncidentFixture::logged),
                            Stream.of(call(DAY + "T20:00:00").answered().logged(corrected)))
                    .toList();
            Judged.by(
                            CONVERSATIONS,
                            new Circumstances(LenderKind.BANK, new ContactHours.NothingAgreed(), Set.of()),
                            incidents)
                    .hasNoFinding();
        }

        @Test
        void the_limit_on_attempts_is_not_cited_for_conversations() {
            assertThat(Judged.by(CONVERSATIONS, LenderKind.BANK, calls(4, IncidentFixture::answered))
                            .citations())
                    .contains("gbt-45251-2025.conversations")
                    .doesNotContain("cba-guide-2026.attempts");
        }
    }

    @Nested
    class Attempts {
        @Test
        void seven_missed_calls_are_a_finding_for_a_bank() {
            assertThat(Judged.by(ATTEMPTS, LenderKind.BANK, calls(7, IncidentFixture::missed))
                            .citations())
                    .contains("cba-guide-2026.attempts")
                    .doesNotContain("gbt-45251-2025.conversations");
        }

        @Test
        void six_are_no_breach_where_the_log_covers_the_day() {
            Judged.by(
                            ATTEMPTS,
                            LenderKind.BANK,
                            withinALongerLog(calls(6, call -> call.missed().exported())))
                    .isNoBreach();
        }

        @Test
        void six_and_one_not_known_to_be_answered_cannot_be_judged() {
            Judged.by(ATTEMPTS, LenderKind.BANK, and(calls(6, IncidentFixture::missed), call(DAY + "T20:00:00")))
                    .isIndeterminateFor("answered-not-known");
        }

        @Test
        void answered_calls_are_no_attempts() {
            Judged.by(
                            ATTEMPTS,
                            LenderKind.BANK,
                            and(
                                    calls(6, IncidentFixture::missed),
                                    call(DAY + "T20:00:00").answered()))
                    .hasNoFinding();
        }

        @Test
        void the_guide_of_the_banks_does_not_reach_a_microlender() {
            Judged.by(ATTEMPTS, LenderKind.MICROLOAN, calls(7, IncidentFixture::missed))
                    .isIndeterminateFor("no-limit");
            assertThat(Judged.by(ATTEMPTS, LenderKind.MICROLOAN, calls(6, IncidentFixture::missed))
                            .outcomes())
                    .isEmpty();
        }

        @Test
        void before_the_guide_there_was_no_such_limit() {
            Judged.by(ATTEMPTS, LenderKind.BANK, calls("2026-01-29", 7, IncidentFixture::missed))
                    .isIndeterminateFor("no-limit");
            assertThat(Judged.by(ATTEMPTS, LenderKind.BANK, calls("2026-01-30", 7, IncidentFixture::missed))
                            .findings())
                    .hasSize(1);
        }
    }
}
