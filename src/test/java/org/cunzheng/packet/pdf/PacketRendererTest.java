package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunzheng.classify.Span;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Original;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.Breach;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.ExhibitFile;
import org.cunzheng.packet.Ground;
import org.cunzheng.packet.PacketFixture;
import org.junit.jupiter.api.Test;

class PacketRendererTest {
    private static final Path LOOK = Path.of("target", "packets");

    @Test
    void each_page_number_in_the_list_is_where_the_exhibit_is() throws IOException {
        ComplaintPacket packet = PacketFixture.packetWithEntries(50);
        byte[] pdf = rendered("fifty", packet);
        String list = text(pdf);

        for (Exhibit exhibit : packet.exhibits()) {
            int printed = printedPage(list, exhibit.number());
            assertThat(text(pdf, printed, printed))
                    .contains("证据" + exhibit.number() + "　")
                    .contains("返回证据目录");
        }
    }

    @Test
    void each_text_stands_whole_in_its_exhibit() throws IOException {
        ComplaintPacket packet = PacketFixture.packetWithEntries(20);
        String text = solid(text(rendered("twenty", packet)));

        for (Exhibit exhibit : packet.exhibits()) {
            String words = exhibit.incident().incident().text();
            assertThat(text)
                    .contains(solid(words))
                    .contains(exhibit.incident().commitment().hex());
        }
    }

    @Test
    void what_was_not_told_or_not_confirmed_is_not_said() throws IOException {
        String text = text(rendered("bare", packetOf("您好，请回电。")));

        assertThat(text)
                .contains("投诉人未确认任何涉嫌违反规定的事项。")
                .doesNotContain("恐吓、施压")
                .doesNotContain("约定内容")
                .doesNotContain("附件")
                .doesNotContain("凭据");
    }

    @Test
    void the_name_that_she_gave_the_case_stands_nowhere() throws IOException {
        byte[] pdf = rendered("nameless", PacketFixture.packetWithEntries(6));
        String title = PacketFixture.details().title();

        assertThat(solid(text(pdf))).doesNotContain(title).contains("投诉材料　远山消费金融有限公司（鑫易借）");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle())
                    .doesNotContain(title)
                    .contains("远山消费金融有限公司")
                    .contains("0193d2f0-7a1b-7c22-9d11-3f5a0c6b7e01");
            byte[] metadata = document.getDocumentCatalog().getMetadata().toByteArray();
            assertThat(new String(metadata, StandardCharsets.UTF_8)).doesNotContain(title);
        }
    }

    @Test
    void what_she_retells_is_called_her_statement_and_only_messages_are_called_whole() throws IOException {
        Incident sms = PacketFixture.message("请回电。");
        for (Incident.Kind kind : Incident.Kind.values()) {
            String text = solid(text(rendered(
                    "retold", PacketFixture.packet(PacketFixture.exhibits(List.of(of(kind, sms))), List.of()))));
            boolean written = kind == Incident.Kind.SMS || kind == Incident.Kind.CHAT;
            assertThat(text.contains("内容全文")).as(kind.name()).isEqualTo(written);
            assertThat(text.contains("投诉人所述")).as(kind.name()).isEqualTo(!written);
            assertThat(text).doesNotContain("所引文字均为原文").contains("电话、上门和其他方式的内容为投诉人的陈述");
        }
    }

    @Test
    void what_was_typed_and_what_was_exported_are_never_added_up() throws IOException {
        Incident message = PacketFixture.message("请回电。");
        Incident call = of(Incident.Kind.CALL, message);
        Incident exported = PacketFixture.incidents(2).get(1);

        String both = solid(text(rendered(
                "sources",
                PacketFixture.packet(PacketFixture.exhibits(List.of(call, exported, exported, message)), List.of()))));
        assertThat(both)
                .contains("联系总次数手机导出2次；投诉人填写2次")
                .contains("电话：是否接通不清楚手机导出0次；投诉人填写1次")
                .contains("电话次数，按日期（手机导出）", "电话次数，按日期（投诉人填写）")
                .contains("分别统计，不相加")
                .doesNotContain("4次", "3次");

        String one = solid(text(
                rendered("source", PacketFixture.packet(PacketFixture.exhibits(List.of(call, message)), List.of()))));
        assertThat(one).contains("联系总次数2次").doesNotContain("不相加");
    }

    private static Incident of(Incident.Kind kind, Incident incident) {
        return new Incident(
                kind,
                incident.direction(),
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                incident.occurred(),
                incident.text(),
                incident.duration(),
                incident.answered(),
                incident.originals(),
                incident.source());
    }

    @Test
    void an_original_that_cannot_be_read_stops_the_packet() {
        ExhibitFile unreadable = new ExhibitFile.Given(
                new Original(Sha256.of(new byte[0]), Optional.empty(), 10, "image/jpeg", "a.jpg"),
                () -> new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                });

        assertThatThrownBy(() -> rendered("unreadable", packetOf(unreadable)))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the disk is gone");
    }

    @Test
    void a_picture_that_claims_too_many_pixels_is_not_decoded() throws IOException {
        byte[] bomb = PictureFixture.png(8, 8);
        // Width and height stand at fixed places in the header chunk.
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(solid(text(rendered("bomb", packetOf(PacketFixture.file("大.png", "image/png", bomb))))))
                .contains("图片为60000×60000像素，过大，未印出");
    }

    @Test
    void the_same_packet_gives_the_same_bytes() throws IOException {
        ComplaintPacket packet = withPictures();

        assertThat(Sha256.of(rendered("again", packet))).isEqualTo(Sha256.of(rendered("pictures", packet)));
    }

    @Test
    void rare_characters_and_emoji_come_out_as_they_went_in() throws IOException {
        String words = "周𬎆和母亲㛃：再不还，让你🐶都不得安宁❤️ 〇㐂𠮷 ＡＢＣ—…";

        assertThat(solid(text(rendered("rare", packetOf(words))))).contains(solid(words));
    }

    @Test
    void what_no_font_has_is_written_out_with_its_name_and_listed() throws IOException {
        String text = text(rendered("named", packetOf("先\u200B看\u202E这ئا里\uD800止")));

        assertThat(solid(text))
                .contains("先[U+200BZEROWIDTHSPACE]看[U+202ERIGHT-TO-LEFTOVERRIDE]这")
                .contains("[U+D800]止")
                .contains("U+200BZEROWIDTHSPACE：2处")
                .doesNotContain("#");
    }

    @Test
    void a_message_of_ten_thousand_characters_is_there_to_its_last() throws IOException {
        String words = "你欠的钱一分都不能少，".repeat(1_000).substring(0, 9_998) + "完毕";

        byte[] pdf = rendered("long", packetOf(words));

        assertThat(withoutRunningLines(text(pdf))).contains(words);
        assertThat(text(pdf, pages(pdf), pages(pdf))).contains("完毕");
    }

    @Test
    void of_a_longer_text_the_first_twenty_thousand_characters_are_printed_and_where_the_whole_is() throws IOException {
        String begin = "你欠的钱一分都不能少，".repeat(2_000).substring(0, 19_998) + "到此";
        String text = withoutRunningLines(text(rendered("too-long", packetOf(begin + "以后的字".repeat(100_000)))));

        assertThat(text)
                .contains("内容（开头部分）" + begin)
                .contains("（以上为前20000字，全文共420000字；全文见材料包内的entries/0193d2f0-7a1b-7c22-9d11-000000000001.json）")
                .contains("证据中有1项文字过长，本材料只印出前20000字")
                .doesNotContain("以后的字", "内容全文");
    }

    @Test
    void a_text_of_twenty_thousand_characters_is_whole() throws IOException {
        String text = solid(text(rendered("long-enough", packetOf("x".repeat(20_000)))));

        assertThat(text).contains("内容全文").doesNotContain("文字过长", "开头部分");
    }

    @Test
    void of_a_name_that_never_ends_the_beginning_is_printed() throws IOException {
        Exhibit exhibit = PacketFixture.exhibit(
                1,
                PacketFixture.message("见附件"),
                List.of(PacketFixture.file("名".repeat(100_000), "text/plain", new byte[1])));
        byte[] pdf = rendered("name", PacketFixture.packet(List.of(exhibit), List.of()));

        assertThat(pages(pdf)).isLessThan(15);
        assertThat(solid(text(pdf))).contains("名…（共100000字");
    }

    @Test
    void of_words_marked_time_and_again_the_first_are_quoted_and_the_rest_counted() throws IOException {
        String threat = PacketFixture.THREAT;
        int words = threat.indexOf("让您全家");
        List<Span> marked = IntStream.range(0, 500)
                .mapToObj(time -> new Span(time * threat.length() + words, time * threat.length() + words + 10))
                .toList();
        List<Exhibit> one = PacketFixture.exhibits(List.of(PacketFixture.message(threat)));
        List<Exhibit> exhibits = PacketFixture.exhibits(List.of(PacketFixture.message(threat.repeat(500))));
        List<Breach> breaches = PacketFixture.breaches(one).stream()
                .map(breach -> new Breach(
                        breach.provision(),
                        breach.grounds().stream()
                                .map(ground -> new Ground(
                                        ground.conduct(),
                                        ground.rule(),
                                        ground.ruleSet(),
                                        ground.confidence(),
                                        ground.entries(),
                                        marked,
                                        ""))
                                .toList()))
                .toList();

        assertThat(solid(text(rendered("marked", PacketFixture.packet(exhibits, breaches)))))
                .contains("（另有300处没有印出；全文见材料包内的entries/0193d2f0-7a1b-7c22-9d11-000000000001.json）");
    }

    @Test
    void a_broken_picture_is_listed_with_the_reason_and_not_drawn() throws IOException {
        byte[] whole = PictureFixture.jpeg(400, 300);
        String text = text(rendered(
                "broken",
                packetOf(
                        PacketFixture.file("断.jpg", "image/jpeg", Arrays.copyOf(whole, whole.length / 2)),
                        PacketFixture.file("断.png", "image/png", Arrays.copyOf(PictureFixture.png(400, 300), 700)),
                        PacketFixture.file("图.webp", "image/webp", new byte[] {'R', 'I', 'F', 'F', 1, 2, 3}))));

        assertThat(solid(text))
                .contains("附件1-1「断.jpg」：图片已损坏、不完整或编码特殊，无法印出")
                .contains("附件1-2「断.png」：图片已损坏、不完整或编码特殊，无法印出")
                .contains("附件1-3「图.webp」：此种图片格式（image/webp）无法印出");
    }

    @Test
    void a_picture_that_would_fill_hundreds_of_pages_is_listed_with_the_reason_and_not_drawn() throws IOException {
        byte[] pdf = rendered(
                "strip",
                packetOf(
                        PacketFixture.file("条.png", "image/png", PictureFixture.png(1, 300_000)),
                        PacketFixture.file("条.jpg", "image/jpeg", PictureFixture.jpeg(1, 60_000))));

        assertThat(pages(pdf)).isLessThan(15);
        assertThat(solid(text(pdf)))
                .contains("附件1-1「条.png」：图片为1×300000像素，过长，分幅印出会超过60幅，未印出；原图在材料包里")
                .contains("附件1-2「条.jpg」：图片为1×60000像素，过长");
    }

    @Test
    void qpdf_finds_no_fault() throws IOException, InterruptedException {
        rendered("checked", withPictures());
        if (Files.isExecutable(Path.of("/usr/bin/qpdf"))) {
            Process qpdf = new ProcessBuilder(
                            "/usr/bin/qpdf",
                            "--check",
                            LOOK.resolve("checked.pdf").toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(qpdf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(qpdf.waitFor()).as(said).isZero();
        }
    }

    private static ComplaintPacket withPictures() {
        List<Exhibit> exhibits = PacketFixture.exhibits(PacketFixture.incidents(6));
        List<Exhibit> shown = exhibits.stream()
                .map(exhibit -> exhibit.number() == 1
                        ? PacketFixture.exhibit(
                                1,
                                exhibit.incident().incident(),
                                List.of(
                                        PacketFixture.file("聊天记录.jpg", "image/jpeg", PictureFixture.jpeg(1080, 2400)),
                                        PacketFixture.file("长截图.png", "image/png", PictureFixture.png(1080, 6000)),
                                        PacketFixture.file(
                                                "透明.png", "image/png", PictureFixture.pngWithAlpha(600, 400)),
                                        PacketFixture.file(
                                                "横拍.jpg",
                                                "image/jpeg",
                                                PictureFixture.turned(PictureFixture.jpeg(900, 600), 6)),
                                        PacketFixture.file("录音.m4a", "audio/mp4", new byte[1000])))
                        : exhibit)
                .toList();
        return PacketFixture.packet(shown, PacketFixture.breaches(shown));
    }

    private static ComplaintPacket packetOf(String words) {
        return PacketFixture.packet(PacketFixture.exhibits(List.of(PacketFixture.message(words))), List.of());
    }

    private static ComplaintPacket packetOf(ExhibitFile... files) {
        return PacketFixture.packet(
                List.of(PacketFixture.exhibit(1, PacketFixture.message("见附件"), List.of(files))), List.of());
    }

    private static byte[] rendered(String name, ComplaintPacket packet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PacketRenderer(Path.of("target")).render(packet, out);
        Files.createDirectories(LOOK);
        Files.write(LOOK.resolve(name + ".pdf"), out.toByteArray());
        return out.toByteArray();
    }

    private static int printedPage(String list, int exhibit) {
        Matcher row = Pattern.compile("(?m)^证据" + exhibit + " (\\d+)").matcher(list);
        assertThat(row.find()).as("row of exhibit %d", exhibit).isTrue();
        return Integer.parseInt(row.group(1));
    }

    private static String text(byte[] pdf) throws IOException {
        return text(pdf, 1, Integer.MAX_VALUE);
    }

    private static String text(byte[] pdf, int from, int to) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(from);
            stripper.setEndPage(to);
            return stripper.getText(document);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static String withoutRunningLines(String text) {
        return solid(text.replaceAll("(?m)^投诉材料　.*案件编号.*$", "").replaceAll("(?m)^第 \\d+ 页，共 \\d+ 页\\s*$", ""));
    }

    private static String solid(String text) {
        return text.replaceAll("\\s", "");
    }
}
