package org.cunzheng.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.verification.Check;
import org.cunzheng.verification.Fault;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerifyCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_good_packet_is_consistent_and_nobody_is_said_to_have_signed_it() throws IOException {
        assertThat(verify("--lang", "en", packet().toString())).isEqualTo(5);
        assertThat(out.toString())
                .contains("Verdict: consistent, signer not known")
                .contains("whose key that is, nothing you brought can tell")
                .contains("Entries: 3, originals: 2")
                .contains("[not checked] Agrees with the checkpoint you brought");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void chinese_says_the_same() throws IOException {
        assertThat(verify("--lang", "zh", packet().toString())).isEqualTo(5);
        assertThat(out.toString()).contains("结论：吻合，签名者未知").contains("请用 --log-key 给出");
    }

    @Test
    void expected_and_calculated_stand_on_lines_of_their_own() throws IOException {
        Path packet = packet();
        byte[] bytes = Files.readAllBytes(packet);
        int picture = indexOf(bytes, BundleFixture.PICTURE);
        bytes[picture] ^= 1;
        Files.write(packet, bytes);
        assertThat(verify("--lang", "en", packet.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("Verdict: altered")
                .containsPattern("(?m)originals/[0-9a-f]{64}\\.png: the digest differs$\\s+"
                        + "expected:   [0-9a-f]{64}$\\s+calculated: [0-9a-f]{64}$");
    }

    @Test
    void a_checkpoint_comes_as_an_argument_or_in_a_file() throws IOException {
        Checkpoint log = BundleFixture.bundle().log().checkpoint();
        String packet = packet().toString();
        Path shortForm = Files.writeString(folder.resolve("short"), log.size() + ":" + log.root() + "\n");
        String root = Base64.getEncoder().encodeToString(log.root().bytes());
        Path note = Files.writeString(folder.resolve("note"), "example.org/log\n7\n" + root + "\n\n— example sig\n");
        assertThat(verify("--checkpoint", log.size() + ":" + log.root(), packet))
                .isEqualTo(5);
        assertThat(verify("--checkpoint", shortForm.toString(), packet)).isEqualTo(5);
        assertThat(verify("--checkpoint", note.toString(), packet)).isEqualTo(5);
        assertThat(verify("--checkpoint", "7:" + "0".repeat(64), packet)).isEqualTo(4);
        assertThat(verify("--checkpoint", "8:" + log.root(), packet)).isEqualTo(3);
    }

    @Test
    void a_checkpoint_that_is_none_is_wrong_usage() throws IOException {
        assertThat(verify("--lang", "en", "--checkpoint", "nonsense", packet().toString()))
                .isEqualTo(64);
        assertThat(err.toString()).contains("This is no checkpoint: nonsense");
        assertThat(verify()).isEqualTo(64);
        assertThat(verify("--lang", "xx", packet().toString())).isEqualTo(64);
    }

    @Test
    void what_cannot_be_read_is_said_on_the_error_stream() throws IOException {
        assertThat(verify("--lang", "en", folder.resolve("nothing.zip").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no such file").doesNotContain("expected");
        assertThat(out.toString()).isEmpty();
        assertThat(verify("--lang", "en", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("This is a folder");
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all, but long enough to look like one");
        assertThat(verify("--lang", "en", text.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("This is not a zip file");
        Path other = folder.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
        }
        assertThat(verify("--lang", "en", other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("not a packet of Cunzheng");
        assertThat(verify(
                        "--lang",
                        "en",
                        Files.createFile(folder.resolve("empty")).toString()))
                .isEqualTo(2);
    }

    @Test
    void sm3_is_checked_where_it_is_asked_for() throws IOException {
        String good = packet().toString();
        assertThat(verify("--lang", "en", good)).isEqualTo(5);
        assertThat(out.toString()).contains("[not checked] The SM3 of originals");
        assertThat(verify("--lang", "en", "--sm3", good)).isEqualTo(5);
        assertThat(out.toString()).contains("[holds] The SM3 of originals");
        byte[] forged = BundleFixture.bytes(BundleFixture.bundleWithSm3("0".repeat(64)));
        String bad = Files.write(folder.resolve("forged.zip"), forged).toString();
        assertThat(verify("--lang", "en", bad)).isEqualTo(5);
        assertThat(verify("--lang", "en", "--sm3", bad)).isEqualTo(1);
        assertThat(out.toString())
                .contains(".png: the SM3 is not what an entry says")
                .containsPattern("expected: +0{64}\\s+calculated: " + BundleFixture.SM3);
    }

    @Test
    void json_is_one_object_on_one_line() throws IOException {
        assertThat(verify("--json", packet().toString())).isEqualTo(5);
        String json = out.toString().strip();
        assertThat(CanonicalJson.parse(json.getBytes(UTF_8))).isNotNull();
        assertThat(json).contains("\"verdict\":\"SIGNER_NOT_KNOWN\"", "\"name\":\"INCLUSION\"");
        assertThat(verify("--json", folder.resolve("nothing").toString())).isEqualTo(2);
        assertThat(out.toString()).contains("\"verdict\":\"UNREADABLE\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_verdict_check_outcome_and_fault_has_its_words(String language) {
        CommandTexts texts = CommandTexts.of(language);
        Stream<String> keys = Stream.of(
                        names("verdict", Verdict.values()),
                        names("meaning", Verdict.values()),
                        names("check", Check.Name.values()),
                        names("outcome", Check.Outcome.values()),
                        names("fault", Fault.Kind.values()))
                .flatMap(names -> names);
        assertThat(keys).allSatisfy(key -> assertThat(texts.text(key)).isNotBlank());
    }

    @Test
    void the_language_is_chinese_unless_the_system_says_otherwise() {
        assertThat(CommandTexts.languageOf(Locale.SIMPLIFIED_CHINESE)).isEqualTo("zh");
        assertThat(CommandTexts.languageOf(Locale.ENGLISH)).isEqualTo("zh");
        assertThat(CommandTexts.languageOf(Locale.UK)).isEqualTo("en");
        assertThat(CommandTexts.languageOf(Locale.GERMANY)).isEqualTo("en");
    }

    @Test
    void the_help_names_every_exit_status_and_what_a_checkpoint_is_for() {
        assertThat(verify("--help")).isZero();
        // Lines are broken where the terminal ends.
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("contradicts the checkpoint", "signer not known", "altered", "cannot be read")
                .contains("holds: consistent", "not proved yet", "--log-key", "--tsa-roots")
                .contains("the first that fits of 2, 1, 4, 3, 5, 6, 0")
                .contains("bring the log's key, authorities' roots and an earlier checkpoint from elsewhere");
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> "cli.verify." + prefix + "." + value.name());
    }

    private int verify(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path packet() throws IOException {
        return Files.write(folder.resolve("packet.zip"), BundleFixture.bytes(BundleFixture.bundle()));
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }
}
