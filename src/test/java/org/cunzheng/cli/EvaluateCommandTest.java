package org.cunzheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
    private static final String THREAT =
            "{\"id\":\"1\",\"text\":\"三天之内见不到钱，卸你一条胳膊抵账。\",\"channel\":\"SMS\",\"recipient\":\"DEBTOR\","
                    + "\"labels\":[\"VIOLENCE_THREAT\"],\"kind\":\"plain\"}";
    private static final String LAWFUL =
            "{\"id\":\"2\",\"text\":\"如未还款，我司将依法向人民法院提起诉讼。\",\"labels\":[],\"kind\":\"hard lawful\"}";
    private static final String MISLABELLED =
            "{\"id\":\"3\",\"text\":\"三天之内见不到钱，卸你一条胳膊抵账！\",\"labels\":[\"INSULT\"],\"kind\":\"disguised\"}";

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int evaluate(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("labelled.jsonl"), List.of(lines));
        return new CommandLine(new EvaluateCommand(
                        Clock.systemUTC(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)))
                .execute(file.toString());
    }

    @Test
    void what_fits_and_what_does_not_is_counted_and_named() throws IOException {
        assertThat(evaluate(THREAT, LAWFUL, MISLABELLED)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("macro-F1 0.333, micro-F1 0.500")
                .containsPattern("VIOLENCE_THREAT +0\\.500 +1\\.000 +0\\.667 +1\n")
                .containsPattern("INSULT +0\\.000 +0\\.000 +0\\.000 +1\n")
                .contains("3 texts", "false alarms on hard lawful texts 0.000 (0 of 1)")
                .contains("labels of disguised texts found 0.000 (0 of 1)")
                .containsPattern("too much: VIOLENCE_THREAT [01]\\.\\d\\d: .*抵账！")
                .containsPattern("missed: INSULT: .*抵账！");
    }

    @Test
    void lines_that_cannot_be_read_are_named_and_the_rest_is_counted() throws IOException {
        assertThat(evaluate(
                        "{",
                        THREAT.replace("plain", "odd"),
                        THREAT.replace("VIOLENCE_THREAT", "FREQUENT_CONTACT"),
                        THREAT))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("line 1", "line 2", "line 3")
                .doesNotContain("line 4");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 texts");
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        assertThat(new CommandLine(new EvaluateCommand(Clock.systemUTC(), System.out, new PrintStream(err, true)))
                        .execute(folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("The input cannot be read");
    }
}
