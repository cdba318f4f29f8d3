package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cunzheng.acquisition.smsbackup.ReadRecord.Slice;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.Test;

/** The figures were counted in the files with grep, not by this reader. */
class SampleExportsTest {
    private final byte[] messageBytes = Export.sample("sms-zh.xml");
    private final Export messages = Export.of(messageBytes);
    private final Export calls = Export.of(Export.sample("calls-zh.xml"));

    @Test
    void messages_declare_more_than_they_hold() {
        ExportReport report = messages.report();
        assertThat(report.kind()).isEqualTo(BackupKind.MESSAGES);
        assertThat(report.declared()).hasValue(78);
        assertThat(report.tally().found()).isEqualTo(75);
        assertThat(report.tally().readable()).isEqualTo(75);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.origin().sha256()).isEqualTo(Sha256.of(messageBytes));
        assertThat(report.origin().size()).isEqualTo(messageBytes.length);
        assertThat(report.root().number("backup_date")).hasValue(1787778180000L);
    }

    @Test
    void one_message_stands_there_twice_and_one_reached_nobody() {
        ExportReport report = messages.report();
        assertThat(report.tally().repeated()).isEqualTo(1);
        assertThat(report.contacts())
                .isEqualTo(Map.of(
                        BackupRecord.Contact.MESSAGE_RECEIVED, 60,
                        BackupRecord.Contact.OWN_MESSAGE, 13,
                        BackupRecord.Contact.REACHED_NOBODY, 1));
    }

    @Test
    void emoji_written_as_halves_are_read_whole() {
        assertThat(messages.report().repairs()).isEqualTo(Map.of(ReadRecord.Repair.SURROGATE_REFERENCE, 2));
        List<String> repaired = messages.records().stream()
                .map(record -> (ReadRecord.Parsed) record)
                .filter(record -> !record.repairs().isEmpty())
                .map(record -> ((SmsRecord) record.record()).body().orEmpty())
                .toList();
        assertThat(repaired).hasSize(2).allSatisfy(body -> {
            assertThat(body.codePoints()).anyMatch(Character::isSupplementaryCodePoint);
            assertThat(StandardCharsets.UTF_16.newEncoder().canEncode(body)).isTrue();
        });
    }

    @Test
    void each_record_is_its_exact_bytes() {
        for (Export export : List.of(messages, calls)) {
            for (ReadRecord record : export.records()) {
                Slice slice = record.slice();
                byte[] cut = Arrays.copyOfRange(
                        export.bytes(), (int) slice.offset(), (int) (slice.offset() + slice.length()));
                assertThat(slice.bytes()).isEqualTo(cut);
                assertThat(new String(cut, UTF_8))
                        .startsWith("<" + slice.tag() + " ")
                        .endsWith("/>");
            }
        }
    }

    @Test
    void numbers_are_counted_in_all_their_spellings() {
        assertThat(messages.report().numbers()).hasSize(9);
        assertThat(messages.number("106550005521").incoming()).isEqualTo(13);
        assertThat(messages.number("106550005521").outgoing()).isEqualTo(2);
        assertThat(messages.number("17045550162").spellings()).containsExactly("0086 170 4555 0162");
        assertThat(calls.number("").total()).isEqualTo(71);
        assertThat(calls.number("").spellings()).containsExactly("", "-1");
        assertThat(calls.number("17045550161").incoming()).isEqualTo(42);
        assertThat(calls.number("17045550161").missed()).isEqualTo(27);
        assertThat(calls.number("13800005555").contactNames()).containsExactly("妈妈");
        assertThat(calls.number("13800005555").outgoing()).isEqualTo(11);
    }

    @Test
    void calls_towards_the_borrower_are_told_from_her_own() {
        assertThat(calls.report().declared()).hasValue(370);
        assertThat(calls.report().contacts())
                .isEqualTo(Map.of(
                        BackupRecord.Contact.CALL_ATTEMPT, 242,
                        BackupRecord.Contact.CONVERSATION, 117,
                        BackupRecord.Contact.OWN_CALL, 11));
    }

    @Test
    void the_period_is_told_with_its_days_and_gaps() {
        ExportReport.Period.Covered period = calls.period();
        assertThat(period.first()).isEqualTo(Instant.parse("2026-07-01T04:05:00Z"));
        assertThat(period.last()).isEqualTo(Instant.parse("2026-09-30T01:56:37Z"));
        assertThat(period.days()).hasSize(81).containsEntry(LocalDate.of(2026, 7, 1), 2);
        assertThat(period.gaps())
                .hasSize(11)
                .startsWith(new ExportReport.Gap(LocalDate.of(2026, 7, 5), LocalDate.of(2026, 7, 5)));
    }

    @Test
    void the_time_the_phone_showed_hints_at_its_zone() {
        assertThat(calls.report().shownTimes().fitting()).isEqualTo(Map.of(ZoneOffset.ofHours(8), 370));
        assertThat(messages.report().shownTimes().fitting()).isEqualTo(Map.of(ZoneOffset.ofHours(8), 72));
        assertThat(messages.report().shownTimes().notRead()).isEqualTo(2);
    }

    @Test
    void reading_twice_gives_the_same() {
        Export again = Export.of(messageBytes);
        assertThat(again.report()).isEqualTo(messages.report());
        assertThat(again.records().stream().map(record -> ((ReadRecord.Parsed) record).identity()))
                .containsExactlyElementsOf(messages.records().stream()
                        .map(record -> ((ReadRecord.Parsed) record).identity())
                        .toList());
    }
}
