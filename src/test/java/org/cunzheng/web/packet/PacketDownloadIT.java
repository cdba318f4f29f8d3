package org.cunzheng.web.packet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketDownloadIT implements TestDatabase {
    private static final Pattern DIGEST = Pattern.compile("<code class=\"hash\">([0-9a-f]{64})</code>");

    @Inject
    private EmbeddedServer server;

    @Property(name = "cunzheng.data")
    private String data = "";

    private Borrower borrower;
    private String packet;

    @BeforeEach
    void makePacket() {
        borrower = Borrower.at(server.getURI());
        borrower.recordSms("今晚见不到钱，打断你两条腿");
        packet = Borrower.location(borrower.browser()
                .submit(borrower.root() + "/packet", Form.KEY, UUID.randomUUID().toString()));
    }

    private HttpResponse<byte[]> get(String file, String... headers) {
        return borrower.browser().download(packet + file, headers);
    }

    /** The digests of zip and PDF, as the packet's page shows them from the log. */
    private List<String> sealed() {
        Matcher shown = DIGEST.matcher(borrower.browser().get(packet).body());
        return shown.results().map(digest -> digest.group(1)).toList();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private Path kept(String ending) throws IOException {
        String caseFile = borrower.root().substring("/cases/".length());
        try (Stream<Path> files = Files.list(Path.of(data, "packets", caseFile))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flip(Path file, int place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void what_is_downloaded_is_what_the_log_sealed_with_its_length_name_and_headers() {
        HttpResponse<byte[]> zip = get("/packet.zip");
        HttpResponse<byte[]> pdf = get("/complaint.pdf");
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(sealed())
                .contains(Sha256.of(zip.body()).hex(), Sha256.of(pdf.body()).hex());
        assertThat(header(zip, "Content-Length")).isEqualTo("" + zip.body().length);
        assertThat(header(zip, "Content-Type")).isEqualTo("application/zip");
        assertThat(header(pdf, "Content-Type")).isEqualTo("application/pdf");
        String id = packet.substring(packet.lastIndexOf('/') + 1);
        assertThat(header(zip, "Content-Disposition")).startsWith("attachment").contains("cunzheng-" + id + ".zip");
        assertThat(header(pdf, "Content-Disposition")).startsWith("attachment").contains("complaint-" + id + ".pdf");
        assertThat(header(zip, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(zip, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(zip, "ETag")).isEqualTo("\"" + Sha256.of(zip.body()) + "\"");
        assertThat(header(zip, "Last-Modified")).endsWith("GMT");
        String api = "/api" + packet.replace("/packet/", "/packets/");
        assertThat(borrower.browser().download(api + "/bundle.zip").body()).isEqualTo(zip.body());
        assertThat(borrower.browser().download(api + "/complaint.pdf").body()).isEqualTo(pdf.body());
    }

    @Test
    void whoever_only_asks_about_it_is_told_its_length_and_sent_nothing() {
        byte[] whole = get("/packet.zip").body();
        HttpResponse<String> head = borrower.browser().send("HEAD", packet + "/packet.zip", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("" + whole.length);
        assertThat(header(head, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-4095,0,4096",
        "bytes=4090-8200,4090,8201",
        "bytes=9000-,9000,-1",
        "bytes=5000-99999999999,5000,-1"
    })
    void a_part_is_that_part_of_the_whole(String range, int from, int to) {
        byte[] whole = get("/packet.zip").body();
        int end = to < 0 ? whole.length : to;
        HttpResponse<byte[]> part = get("/packet.zip", "Range", range);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes %d-%d/%d".formatted(from, end - 1, whole.length));
        assertThat(header(part, "Content-Length")).isEqualTo("" + (end - from));
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, end));
    }

    @Test
    void the_last_bytes_can_be_asked_for() {
        byte[] whole = get("/packet.zip").body();
        HttpResponse<byte[]> end = get("/packet.zip", "Range", "bytes=-22");
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 22, whole.length));
    }

    @Test
    void a_download_that_broke_off_is_resumed_only_with_the_same_file() throws IOException {
        HttpResponse<byte[]> whole = get("/packet.zip");
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(whole.body(), 0, 5000);
        joined.write(get("/packet.zip", "Range", "bytes=5000-", "If-Range", header(whole, "ETag"))
                .body());
        assertThat(joined.toByteArray()).isEqualTo(whole.body());
        HttpResponse<byte[]> other = get("/packet.zip", "Range", "bytes=5000-", "If-Range", "\"another\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=99999999-", "bytes=10-5", "bytes=-", "bytes=-0", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"
            })
    void of_a_part_that_cannot_be_the_whole_is_sent(String range) {
        HttpResponse<byte[]> answer = get("/packet.zip", "Range", range);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sealed()).contains(Sha256.of(answer.body()).hex());
    }

    @Test
    void of_a_damaged_packet_nothing_is_sent_but_why() throws IOException {
        String pages = get("/pages/1.png").headers().firstValue("Content-Type").orElse("");
        assertThat(pages).isEqualTo("image/png");
        Path zip = kept(".zip.sealed");
        flip(zip, (int) Files.size(zip) / 2);
        Path pdf = kept(".pdf.sealed");
        flip(pdf, (int) Files.size(pdf) - 1);
        for (String file : List.of("/packet.zip", "/complaint.pdf", "/pages", "/pages/1.png")) {
            HttpResponse<byte[]> refused = get(file);
            assertThat(refused.statusCode()).as(file).isEqualTo(500);
            assertThat(header(refused, "Content-Disposition")).isEmpty();
            assertThat(new String(refused.body(), UTF_8))
                    .as(file)
                    .contains("存放的文件打不开了", "备份")
                    .doesNotContain("%PDF-", "PK\u0003\u0004");
        }
        String api = "/api" + packet.replace("/packet/", "/packets/");
        HttpResponse<byte[]> problem = borrower.browser().download(api + "/bundle.zip", "Accept-Language", "en");
        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(header(problem, "Content-Type")).contains("application/problem+json");
        assertThat(new String(problem.body(), ISO_8859_1)).contains("A stored file does not open");

        byte[] start = get("/packet.zip", "Range", "bytes=0-99").body();
        assertThat(start).hasSize(100).startsWith('P', 'K', 3, 4);
        long middle = Files.size(zip) / 2;
        assertThat(get("/packet.zip", "Range", "bytes=" + (middle - 6000) + "-" + (middle + 100))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void a_packet_of_before_is_downloaded_whole_and_a_damaged_one_is_not() throws IOException {
        byte[] whole = get("/packet.zip").body();
        Path sealed = kept(".zip.sealed");
        Path plain = sealed.resolveSibling(Sha256.of(whole) + ".zip");
        Files.write(plain, whole);
        Files.delete(sealed);
        assertThat(get("/packet.zip").body()).isEqualTo(whole);
        assertThat(get("/packet.zip", "Range", "bytes=100-199").body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        flip(plain, whole.length / 2);
        assertThat(get("/packet.zip").statusCode()).isEqualTo(500);
        assertThat(get("/packet.zip", "Range", "bytes=100-199").statusCode()).isEqualTo(500);
        assertThat(header(borrower.browser().send("HEAD", packet + "/packet.zip", ""), "Content-Length"))
                .isEqualTo("" + whole.length);
        assertThat(borrower.browser().get(packet).statusCode()).isEqualTo(200);
        Files.delete(plain);
    }
}
