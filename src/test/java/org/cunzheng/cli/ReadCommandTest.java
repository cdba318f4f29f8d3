package org.cunzheng.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cunzheng.integrity.Sm3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
    private static final Path SAMPLE = Path.of("src/test/resources/samples/exports/sms-zh.xml");

    @TempDir
    private Path folder = Path.of("");

    private record Answer(int status, List<JsonNode> lines, String errors) {}

    private static Answer read(Path file, String... options) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            String[] arguments = Arrays.copyOf(new String[] {"read", file.toString()}, 2 + options.length);
            System.arraycopy(options, 0, arguments, 2, options.length);
            int status = CunzhengCommand.run(Clock.systemUTC(), arguments);
            ObjectMapper json = new ObjectMapper();
            List<JsonNode> lines = new ArrayList<>();
            for (String line : printed.toString(UTF_8).lines().toList()) {
                lines.add(json.readTree(line));
            }
            return new Answer(status, lines, complained.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void each_record_is_a_line_and_the_report_is_the_last() throws IOException {
        Answer answer = read(SAMPLE);
        assertThat(answer.status()).isZero();
        assertThat(answer.lines()).hasSize(76);
        JsonNode first = answer.lines().getFirst();
        assertThat(first.get("offset").asLong()).isEqualTo(212);
        assertThat(first.get("fields").get("body").asText()).startsWith("已在您单位门口");
        assertThat(first.get("sha256").asText()).hasSize(64);
        JsonNode report = answer.lines().getLast().get("report");
        assertThat(report.get("sm3").asText())
                .isEqualTo(Sm3.of(Files.readAllBytes(SAMPLE)).hex());
        assertThat(report.get("declared").asInt()).isEqualTo(78);
        assertThat(report.get("found").asInt()).isEqualTo(75);
    }

    @Test
    void a_record_left_out_is_a_line_and_gives_status_3() throws IOException {
        Path file = Files.writeString(folder.resolve("cut.xml"), "<smses><sms date='5' body='&#0;a'/><sms date='");
        Answer answer = read(file);
        assertThat(answer.status()).isEqualTo(3);
        assertThat(answer.lines().get(0).at("/fields/body/escaped").asText()).isEqualTo("\\u0000a");
        assertThat(answer.lines().get(1).get("leftOut").asText()).isEqualTo("CUT_OFF");
        assertThat(answer.lines().get(2).at("/report/ending").asText()).isEqualTo("CUT_OFF");
    }

    @Test
    void what_cannot_be_read_is_explained_in_both_languages() throws IOException {
        Answer answer = read(Files.writeString(folder.resolve("page.xml"), "<html>"));
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.errors()).contains("网页").contains("web page");
    }

    @Test
    void where_a_zip_holds_several_exports_it_says_how_to_name_one() throws IOException {
        Path zip = folder.resolve("several.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"sms.xml", "calls.xml"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write("<smses count='0'></smses>".getBytes(UTF_8));
                out.closeEntry();
            }
        }
        Answer answer = read(zip);
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.errors()).contains("--member", "calls.xml");
        assertThat(read(zip, "--member", "sms.xml").status()).isZero();
    }

    @Test
    void a_missing_file_is_said_to_be_missing() throws IOException {
        Answer answer = read(folder.resolve("none.xml"));
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.errors()).contains("找不到").contains("no such file");
        assertThat(read(folder).errors()).contains("磁盘");
    }

    @Test
    void the_zone_decides_the_days() throws IOException {
        JsonNode far = read(SAMPLE, "--zone", "America/New_York").lines().getLast();
        JsonNode near = read(SAMPLE).lines().getLast();
        assertThat(far.at("/report/period/days")).isNotEqualTo(near.at("/report/period/days"));
        assertThat(read(SAMPLE, "--zone", "Nowhere").status()).isEqualTo(2);
    }
}
