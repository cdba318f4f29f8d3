package org.cunzheng.web.packet;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packet that another server made, or of which a crash left one file. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketElsewhereIT implements TestDatabase {
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");
    private static final String ELSEWHERE = "这份材料的文件不在这台服务器上。请在生成它的服务器上下载，或者重新生成一份。";
    private static final String DESTROYED = "这份材料里有后来销毁的记录";

    @Inject
    private EmbeddedServer server;

    @Property(name = "cunzheng.data")
    private String data = "";

    private Borrower borrower;
    private String entry;
    private String packet;

    @BeforeEach
    void makePacket() {
        borrower = Borrower.at(server.getURI());
        entry = borrower.recordSms("今晚见不到钱，打断你两条腿");
        packet = Borrower.location(borrower.browser()
                .submit(borrower.root() + "/packet", Form.KEY, UUID.randomUUID().toString()));
    }

    private void lose(String ending) throws IOException {
        String caseFile = borrower.root().substring("/cases/".length());
        try (Stream<Path> files = Files.list(Path.of(data, "packets", caseFile))) {
            for (Path file :
                    files.filter(kept -> kept.toString().endsWith(ending)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void erase(String gone) {
        String key = Borrower.key(borrower.browser().get(gone + "/erase"));
        HttpResponse<String> sure =
                borrower.browser().submit(gone + "/erase", Form.KEY, key, "understood", "yes", "insist", "yes");
        Matcher shown = SHOWN.matcher(sure.body());
        assertThat(shown.find()).as(sure.body()).isTrue();
        HttpResponse<String> done = borrower.browser()
                .submit(gone + "/erase/sure", Form.KEY, Borrower.key(sure), "shown", shown.group(1), "insist", "yes");
        assertThat(Borrower.location(done)).isEqualTo(gone);
    }

    private String api() {
        return "/api" + packet.replace("/packet/", "/packets/");
    }

    private void assertElsewhere() {
        HttpResponse<String> page = borrower.browser().get(packet);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(ELSEWHERE).doesNotContain(DESTROYED, "complaint.pdf\"");
        for (String file : List.of(
                packet + "/packet.zip",
                packet + "/complaint.pdf",
                packet + "/pages",
                packet + "/pages/1.png",
                api() + "/bundle.zip",
                api() + "/complaint.pdf")) {
            HttpResponse<byte[]> refused = borrower.browser().download(file);
            assertThat(refused.statusCode()).as(file).isEqualTo(404);
            assertThat(new String(refused.body(), UTF_8)).as(file).contains(ELSEWHERE);
        }
        assertThat(borrower.browser().get(api()).body()).contains("\"here\":false", "\"destroyed\":false");
        assertThat(borrower.browser().get(borrower.root() + "/packet").body())
                .contains("文件不在这台服务器上")
                .doesNotContain("文件已删除");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".pdf.sealed", ".zip.sealed"})
    void it_is_said_that_the_files_are_not_on_this_server(String lost) throws IOException {
        assertThat(borrower.browser().get(api()).body()).contains("\"here\":true");
        lose(lost);
        assertElsewhere();
        assertThat(new String(
                        borrower.browser()
                                .download(api() + "/bundle.zip", "Accept-Language", "en")
                                .body(),
                        UTF_8))
                .contains("The files of this packet are not on this server.");
    }

    @Test
    void only_what_was_in_the_log_before_makes_it_a_destroyed_one() throws IOException {
        String later = borrower.recordSms("请您方便时回电");
        lose("");
        erase(later);
        assertElsewhere();

        erase(entry);
        assertThat(borrower.browser().get(packet).body()).contains(DESTROYED).doesNotContain(ELSEWHERE);
        assertThat(borrower.browser().download(packet + "/packet.zip").statusCode())
                .isEqualTo(410);
    }
}
