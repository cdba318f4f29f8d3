package org.cunzheng.packet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Openssl;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_same_input_gives_the_same_bytes_in_whatever_order_it_comes() {
        BundleInput input = BundleFixture.bundle();
        List<DisclosedEntry> entries = new ArrayList<>(input.entries());
        Collections.reverse(entries);
        BundleInput reordered = with(input, entries, input.originals().reversed());
        assertThat(BundleFixture.bytes(reordered)).isEqualTo(BundleFixture.bytes(input));
    }

    @Test
    void the_size_is_known_before_a_byte_is_written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleOutcome outcome = BundleWriter.write(BundleFixture.bundle(), out);
        assertThat(outcome).isEqualTo(new BundleOutcome.Written(out.size()));
    }

    @Test
    void the_jdk_reads_every_file_of_it() throws IOException {
        try (ZipFile zip = new ZipFile(file().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "HOW-TO-CHECK.txt",
                            "SHA256SUMS",
                            "complaint.pdf",
                            "entries/" + BundleFixture.id(1) + ".json",
                            "entries/" + BundleFixture.id(3) + ".json",
                            "entries/" + BundleFixture.id(6) + ".json",
                            "log/checkpoint.txt",
                            "log/earlier/5.txt",
                            "log/key.pem",
                            "log/key.txt",
                            "log/signature.bin",
                            "log/signed.txt",
                            "manifest.json",
                            "manifest.note.txt",
                            "originals/" + Sha256.of(BundleFixture.RECORDING) + ".m4a",
                            "originals/" + Sha256.of(BundleFixture.PICTURE) + ".png");
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                assertThat(content).hasSize((int) entry.getSize());
                if (entry.getName().endsWith(".json")) {
                    assertThat(CanonicalJson.bytes(CanonicalJson.parse(content)))
                            .isEqualTo(content);
                }
            }
        }
    }

    @Test
    void the_jdk_reads_it_as_a_stream_too() throws IOException {
        int files = 0;
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(BundleFixture.bytes(BundleFixture.bundle())))) {
            while (zip.getNextEntry() != null) {
                zip.readAllBytes();
                files++;
            }
        }
        assertThat(files).isEqualTo(16);
    }

    @Test
    void a_withheld_field_is_there_as_a_digest_only() throws IOException {
        String hidden = new String(BundleFixture.bytes(BundleFixture.bundle()), UTF_8);
        String shown = new String(BundleFixture.bytes(BundleFixture.bundleWithholding(Set.of())), UTF_8);
        assertThat(shown).contains("王小明");
        assertThat(hidden).doesNotContain("王小明").contains("\"withheld\":{\"addresseeName\":\"");
    }

    @Test
    void withholding_changes_no_commitment() {
        assertThat(BundleFixture.bundle().entries())
                .extracting(DisclosedEntry::commitment)
                .isEqualTo(BundleFixture.bundleWithholding(Set.of("text", "files")).entries().stream()
                        .map(DisclosedEntry::commitment)
                        .toList());
    }

    @Test
    void unzip_finds_nothing_to_complain_of() throws IOException, InterruptedException {
        assumeTrue(installed("unzip"), "unzip is not installed");
        assertThat(run(folder, "unzip", "-t", file().toString())).contains("No errors detected");
    }

    @Test
    void sha256sum_accepts_the_list_of_digests() throws IOException, InterruptedException {
        assumeTrue(installed("unzip") && installed("sha256sum"), "unzip or sha256sum is not installed");
        run(folder, "unzip", "-q", file().toString());
        String report = run(folder, "sha256sum", "--strict", "-c", "SHA256SUMS");
        assertThat(report.lines()).hasSize(15).allMatch(line -> line.endsWith(": OK"));
    }

    @Test
    void openssl_alone_checks_the_signature() throws IOException, InterruptedException {
        assumeTrue(installed("unzip") && installed("openssl"), "unzip or openssl is not installed");
        run(folder, "unzip", "-q", file().toString());
        String[] command = {
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            "log/key.pem",
            "-rawin",
            "-in",
            "log/signed.txt",
            "-sigfile",
            "log/signature.bin"
        };
        assertThat(run(folder, command)).contains("Signature Verified Successfully");
        assertThat(Files.readString(folder.resolve("HOW-TO-CHECK.txt"))).contains(String.join(" ", command));
    }

    @Test
    void openssl_alone_calculates_the_sm3_that_an_entry_says_of_a_file() throws IOException, InterruptedException {
        assumeTrue(installed("unzip"), "unzip is not installed");
        Openssl openssl = Openssl.find().thatKnows("sm3");
        run(folder, "unzip", "-q", file().toString());
        String name = "originals/" + Sha256.of(BundleFixture.PICTURE) + ".png";
        String said = openssl.said(folder, "dgst", "-sm3", name);
        String sm3 = said.strip().substring(said.lastIndexOf(' ') + 1);
        assertThat(Files.readString(folder.resolve("entries/" + BundleFixture.id(3) + ".json")))
                .contains("\"sm3\":\"" + sm3 + "\"");
        assertThat(Files.readString(folder.resolve("HOW-TO-CHECK.txt")))
                .containsOnlyOnce("openssl dgst -sm3 originals/FILE")
                .containsOnlyOnce("openssl dgst -sm3 originals/文件名");
    }

    @Test
    void more_than_a_plain_zip_holds_is_refused_before_anything_is_read() throws IOException {
        List<BundleInput.Original> originals = LongStream.range(0, 25)
                .mapToObj(i -> new BundleInput.Original(
                        Sha256.of(new byte[] {(byte) i}), 200_000_000, "mp4", BundleWriterTest::mustNotBeRead))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleOutcome outcome = BundleWriter.write(with(BundleFixture.bundle(), List.of(), originals), out);
        assertThat(outcome).isInstanceOfSatisfying(BundleOutcome.TooLarge.class, refused -> {
            assertThat(refused.size()).isGreaterThan(5_000_000_000L);
            assertThat(refused.limit()).isEqualTo(0xFFFF_FFFEL);
        });
        assertThat(out.size()).isZero();
    }

    @Test
    void more_files_than_a_plain_zip_lists_are_refused() throws IOException {
        List<BundleInput.Original> originals = LongStream.range(0, 65_524)
                .mapToObj(i -> new BundleInput.Original(
                        Sha256.of(Long.toString(i).getBytes(UTF_8)), 0, "txt", Content.of(new byte[0])))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleOutcome outcome = BundleWriter.write(with(BundleFixture.bundle(), List.of(), originals), out);
        assertThat(outcome).isEqualTo(new BundleOutcome.TooManyFiles(65_535, 65_534));
        assertThat(out.size()).isZero();
    }

    @Test
    void an_original_that_is_not_what_its_digest_says_is_refused() {
        BundleInput.Original wrong = new BundleInput.Original(
                Sha256.of(BundleFixture.PICTURE), BundleFixture.PICTURE.length, "png", Content.of(new byte[29]));
        assertThatIllegalStateException()
                .isThrownBy(() -> BundleWriter.write(
                        with(BundleFixture.bundle(), List.of(), List.of(wrong)), new ByteArrayOutputStream()))
                .withMessageContaining(Sha256.of(BundleFixture.PICTURE).hex());
    }

    @Test
    void an_original_is_taken_once() {
        BundleInput.Original once = BundleFixture.bundle().originals().getFirst();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundleFixture.bytes(with(BundleFixture.bundle(), List.of(), List.of(once, once))));
    }

    @Test
    void a_name_that_a_packet_cannot_carry_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BundleInput.Original(Sha256.of(), 0, "../x", Content.of(new byte[0])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DisclosedEntry.of(
                        BundleFixture.id(1),
                        0,
                        Map.of("no good", Value.text("")),
                        Map.of("no good", BundleFixture.secret(1).salt("no good")),
                        Set.of(),
                        List.of()));
    }

    private static InputStream mustNotBeRead() throws IOException {
        throw new IOException("read although too large");
    }

    private static BundleInput with(
            BundleInput input, List<DisclosedEntry> entries, List<BundleInput.Original> originals) {
        return new BundleInput(
                input.caseFile(),
                input.createdAt(),
                input.ruleSet(),
                input.lawBase(),
                input.template(),
                input.log(),
                input.complaintPdf(),
                entries,
                originals,
                input.withheldOriginals(),
                input.erased());
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("packet.zip"), BundleFixture.bytes(BundleFixture.bundle()));
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
