package org.cunzheng.packet.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes through Java's picture codecs is put nowhere: it also passes where there is no folder to put it. */
class ImageCacheTest {
    @TempDir
    private Path temporary;

    private String said(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary.resolve("missing"),
                "-cp",
                System.getProperty("java.class.path"),
                PassingPicture.class.getName());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void a_page_with_a_photograph_is_drawn() throws Exception {
        Path pdf = temporary.resolve("page.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(JPEGFactory.createFromByteArray(document, PictureFixture.jpeg(40, 30)), 20, 20);
            }
            document.save(pdf.toFile());
        }
        assertThat(said("page", pdf.toString())).containsPattern("passed [1-9]\\d{3}");
    }

    @Test
    void an_interlaced_picture_is_taken_into_a_packet() throws Exception {
        assertThat(said("exhibit")).contains("passed 40");
    }

    @Test
    void a_code_is_drawn() throws Exception {
        assertThat(said("code")).containsPattern("passed [1-9]\\d+");
    }
}
