package org.cunzheng.acquisition.smsbackup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
    private static final long JULY_2_EVENING = 1782990180000L;
    private static final long DAY = 86_400_000L;

    @ParameterizedTest
    @CsvSource({
        "1, 30, INCOMING, CONVERSATION",
        "1, 0, INCOMING, CALL_ATTEMPT",
        "2, 30, OUTGOING, OWN_CALL",
        "2, 0, OUTGOING, OWN_CALL_UNANSWERED",
        "3, 0, MISSED, CALL_ATTEMPT",
        "4, 15, VOICEMAIL, CALL_ATTEMPT",
        "5, 0, REJECTED, CALL_ATTEMPT",
        "6, 0, BLOCKED, CALL_ATTEMPT",
        "7, 30, ANSWERED_ELSEWHERE, CONVERSATION",
        "7, 0, ANSWERED_ELSEWHERE, CALL_ATTEMPT",
        "8, 30, UNKNOWN, NOT_KNOWN"
    })
    void a_call_counts_by_its_type_and_duration(
            int type, int duration, CallRecord.Type named, BackupRecord.Contact contact) {
        CallRecord call = Export.calls(Export.call("95188", type, duration, JULY_2_EVENING))
                .call(0);
        assertThat(call.type()).isEqualTo(named);
        assertThat(call.contact()).isEqualTo(contact);
        assertThat(call.attributes().written("type")).isEqualTo(Integer.toString(type));
    }

    @ParameterizedTest
    @CsvSource({
        "1, MESSAGE_RECEIVED",
        "2, OWN_MESSAGE",
        "3, REACHED_NOBODY",
        "4, REACHED_NOBODY",
        "5, REACHED_NOBODY",
        "6, REACHED_NOBODY",
        "null, NOT_KNOWN"
    })
    void a_message_counts_by_its_type(String type, BackupRecord.Contact contact) {
        String sms = Export.sms("x").replace("type=\"1\"", "type=\"" + type + "\"");
        assertThat(Export.messages(sms).sms(0).contact()).isEqualTo(contact);
    }

    @Test
    void the_same_message_in_another_spelling_of_the_number_is_a_repetition() {
        String other =
                Export.sms("x").replace("17045550161", "+86 170 4555 0161").replace("date_sent=\"0\"", "");
        Export export = Export.messages(Export.sms("x"), Export.sms("y"), other);
        assertThat(export.parsed(2).repeated()).isTrue();
        assertThat(export.parsed(2).identity()).isEqualTo(export.parsed(0).identity());
        assertThat(export.parsed(1).repeated()).isFalse();
        assertThat(export.number("17045550161").total()).isEqualTo(2);
        assertThat(export.number("17045550161").spellings()).containsExactly("17045550161");
    }

    @Test
    void two_calls_at_one_time_are_two() {
        Export export = Export.calls(
                Export.call("95188", 3, 0, JULY_2_EVENING),
                Export.call("95188", 1, 5, JULY_2_EVENING),
                Export.call("95189", 3, 0, JULY_2_EVENING));
        assertThat(export.report().tally().repeated()).isZero();
    }

    @Test
    void days_are_those_of_the_zone_and_gaps_lie_between_them() {
        Export export = Export.calls(
                Export.call("1", 3, 0, JULY_2_EVENING + 5 * 3_600_000L),
                Export.call("1", 3, 0, JULY_2_EVENING),
                Export.call("1", 3, 0, JULY_2_EVENING + 4 * DAY));
        assertThat(export.period().days())
                .isEqualTo(
                        Map.of(LocalDate.of(2026, 7, 2), 1, LocalDate.of(2026, 7, 3), 1, LocalDate.of(2026, 7, 6), 1));
        assertThat(export.period().gaps())
                .containsExactly(new ExportReport.Gap(LocalDate.of(2026, 7, 4), LocalDate.of(2026, 7, 5)));
        assertThat(export.period().gaps().getFirst().days()).isEqualTo(2);
    }

    @Test
    void an_empty_export_covers_no_period() {
        ExportReport report = Export.messages().report();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.declared()).hasValue(0);
        assertThat(report.period()).isEqualTo(new ExportReport.Period.None());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-07-02 19:03:00 | +08:00",
                "2026年7月2日 19:03:00 | +08:00",
                "2026年7月2日 下午7:03:00 | +08:00",
                "2026/7/2 下午7:03:00 | +08:00",
                "Jul 2, 2026 7:03:00 AM | -04:00",
                "Jul 2, 2026, 7:03:00\u202FAM | -04:00",
                "2 Jul 2026 11:03:00 | Z"
            })
    void a_shown_time_is_compared_in_the_spellings_phones_use(String shown, String offset) {
        ExportReport.ShownTimes times = Export.messages(Export.sms("x").replace("2026-07-02 19:03:00", shown))
                .report()
                .shownTimes();
        assertThat(times.fitting()).isEqualTo(Map.of(ZoneOffset.of(offset), 1));
    }

    @Test
    void a_shown_time_that_fits_no_zone_is_counted_as_unlike() {
        ExportReport.ShownTimes times = Export.messages(
                        Export.sms("x").replace("19:03:00", "19:04:00"),
                        Export.sms("y").replace("2026-07-02", "2026-07-05"),
                        Export.sms("z").replace("2026-07-02 19:03:00", "soon"))
                .report()
                .shownTimes();
        assertThat(times.unlike()).isEqualTo(2);
        assertThat(times.notRead()).isEqualTo(1);
        assertThat(times.fitting()).isEmpty();
    }

    @Test
    void many_identities_are_told_apart() {
        SeenIdentities seen = new SeenIdentities();
        assertThat(digests()).noneMatch(seen::seen);
        assertThat(digests()).allMatch(seen::seen);
    }

    private static Stream<Sha256> digests() {
        return Stream.iterate(0, number -> number + 1)
                .limit(100_000)
                .map(number -> Sha256.of(new byte[] {number.byteValue(), (byte) (number >> 8), (byte) (number >> 16)}));
    }
}
