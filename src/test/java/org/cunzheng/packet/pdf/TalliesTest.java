package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Answered;
import org.cunzheng.evidence.Incident.Direction;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.junit.jupiter.api.Test;

class TalliesTest {
    private static final String NOON = "2026-11-20T12:00:00+08:00[Asia/Shanghai]";

    @Test
    void a_conversation_an_attempt_and_a_call_not_known_are_counted_apart() {
        Tallies tallies = Tallies.of(List.of(
                call(NOON, Answered.YES),
                call(NOON, Answered.NO),
                call(NOON, Answered.NO),
                call(NOON, Answered.NOT_KNOWN)));

        assertThat(tallies.conversations()).isEqualTo(1);
        assertThat(tallies.attempts()).isEqualTo(2);
        assertThat(tallies.unclear()).isEqualTo(1);
        assertThat(tallies.callsByHour().get(12)).isEqualTo(4);
    }

    @Test
    void night_is_from_ten_to_eight_by_the_clock_where_it_happened() {
        assertThat(Tallies.isAtNight(call("2026-11-20T22:00:00+08:00[Asia/Shanghai]", Answered.NO)))
                .isTrue();
        assertThat(Tallies.isAtNight(call("2026-11-20T07:59:59+06:00[Asia/Urumqi]", Answered.NO)))
                .isTrue();
        assertThat(Tallies.isAtNight(call("2026-11-20T08:00:00+08:00[Asia/Shanghai]", Answered.NO)))
                .isFalse();
        assertThat(Tallies.isAtNight(call("2026-11-20T21:59:59+08:00[Asia/Shanghai]", Answered.NO)))
                .isFalse();
    }

    @Test
    void what_the_complainant_did_herself_is_not_counted() {
        assertThat(Tallies.of(List.of(incident(Kind.CALL, Direction.TO_COLLECTOR, NOON, Answered.YES)))
                        .total())
                .isZero();
    }

    @Test
    void a_day_is_the_day_where_it_happened() {
        Tallies tallies = Tallies.of(List.of(
                call("2026-11-20T00:30:00+08:00[Asia/Shanghai]", Answered.YES),
                call("2026-11-20T00:30:00+06:00[Asia/Urumqi]", Answered.YES)));

        assertThat(tallies.callsByDay()).containsExactlyEntriesOf(Map.of(LocalDate.of(2026, 11, 20), 2));
    }

    private static Incident call(String at, Answered answered) {
        return incident(Kind.CALL, Direction.FROM_COLLECTOR, at, answered);
    }

    private static Incident incident(Kind kind, Direction direction, String at, Answered answered) {
        return new Incident(
                kind,
                direction,
                "0571-5550 0143",
                "",
                Addressee.DEBTOR,
                "",
                new Moment(ZonedDateTime.parse(at), Moment.Origin.DEVICE),
                "",
                Duration.ZERO,
                answered,
                List.of(),
                new Source.Typed());
    }
}
