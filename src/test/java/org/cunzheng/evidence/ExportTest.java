package org.cunzheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {
    private static final Map<String, String> READ_TO_THE_LAST_BYTE =
            Map.of("ending", "WHOLE", "leftOut", "0", "strayBytes", "0", "typeNotKnown", "0", "implausible", "0");

    @Test
    void an_export_of_which_nothing_was_left_out_is_complete() {
        assertThat(export(READ_TO_THE_LAST_BYTE).isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ending, ZIP_DAMAGED",
        "ending, CUT_OFF",
        "leftOut, 1",
        "strayBytes, 12",
        "typeNotKnown, 1",
        "implausible, 1"
    })
    void whatever_may_have_been_a_record_and_was_not_taken_in_makes_it_incomplete(String name, String said) {
        Map<String, String> report = new HashMap<>(READ_TO_THE_LAST_BYTE);
        report.put(name, said);
        assertThat(export(report).isComplete()).isFalse();
    }

    @Test
    void an_export_whose_report_does_not_say_is_not_taken_for_complete() {
        assertThat(export(Map.of("ending", "WHOLE")).isComplete()).isFalse();
    }

    private static Export export(Map<String, String> report) {
        return new Export(
                new EntryId(new UUID(0, 1)),
                "calls.xml",
                Sha256.of(new byte[0]),
                Optional.empty(),
                report,
                Optional.empty(),
                "");
    }
}
