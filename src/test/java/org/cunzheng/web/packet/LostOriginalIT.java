package org.cunzheng.web.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostOriginalIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    @Property(name = "cunzheng.data")
    private String data = "";

    @TempDir
    private Path folder = Path.of("");

    private Borrower borrower;
    private String entry;

    @BeforeEach
    void recordVisitWithFile() throws IOException {
        borrower = Borrower.at(server.getURI());
        Path note = Files.writeString(folder.resolve("字条.txt"), "明天再来");
        entry = Borrower.location(tell(borrower.root() + "/add/visit", "files", note));
    }

    private HttpResponse<String> tell(String address, String field, Object value) {
        return borrower.browser()
                .upload(
                        address,
                        Form.KEY,
                        UUID.randomUUID(),
                        "text",
                        "两个人堵在门口",
                        "occurredAt",
                        "2026-11-18T22:31",
                        "zone",
                        "Asia/Shanghai",
                        "addressee",
                        "DEBTOR",
                        "direction",
                        "FROM_COLLECTOR",
                        "reason",
                        "文件读不出来",
                        field,
                        value);
    }

    private HttpResponse<String> make() {
        return borrower.browser()
                .submit(borrower.root() + "/packet", Form.KEY, UUID.randomUUID().toString());
    }

    private List<Path> originals() throws IOException {
        String caseFile = borrower.root().substring("/cases/".length());
        try (Stream<Path> files = Files.walk(Path.of(data))) {
            List<Path> originals = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(caseFile))
                    .filter(file -> file.toString().endsWith(".sealed"))
                    .toList();
            assertThat(originals).isNotEmpty();
            return originals;
        }
    }

    private void damage() throws IOException {
        for (Path original : originals()) {
            byte[] bytes = Files.readAllBytes(original);
            bytes[bytes.length - 1] ^= 1;
            Files.write(original, bytes);
        }
    }

    @Test
    void of_a_damaged_file_the_page_says_which_it_is_and_what_to_do() throws IOException {
        damage();
        HttpResponse<String> refused = make();
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("字条.txt”找不到了，或者已经损坏", "href=\"" + entry + "\"", "重新上传", "备份");
    }

    @Test
    void of_a_missing_file_too_and_without_it_the_packet_is_made() throws IOException {
        for (Path original : originals()) {
            Files.delete(original);
        }
        assertThat(make().body()).contains("字条.txt”找不到了，或者已经损坏", "href=\"" + entry + "\"");
        assertThat(tell(entry + "/correct", "seconds", "").statusCode()).isEqualTo(303);
        assertThat(Borrower.location(make())).startsWith(borrower.root() + "/packet/");
    }

    @Test
    void a_correction_that_keeps_a_lost_file_says_that_it_was_not_attached() throws IOException {
        String form = borrower.browser().get(entry + "/correct").body();
        String kept = form.substring(form.indexOf("name=\"kept\" value=\"") + 19);
        damage();
        HttpResponse<String> refused = tell(entry + "/correct", "kept", kept.substring(0, kept.indexOf('"')));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("字条.txt”读不出来，没有附上");
    }

    @Test
    void the_api_names_the_entry_and_the_file() throws IOException {
        damage();
        HttpResponse<String> problem = borrower.browser()
                .send(
                        "POST",
                        "/api" + borrower.root() + "/packets",
                        "",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(problem.statusCode()).isEqualTo(409);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains(entry.substring(entry.lastIndexOf('/') + 1), "字条.txt");
    }
}
