package org.cunzheng.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPagesIT implements TestDatabase {
    private static final Path MESSAGES = Path.of("src/test/resources/samples/exports/sms-zh.xml");

    @Inject
    private EmbeddedServer server;

    @TempDir
    private Path folder;

    private Borrower borrower;
    private String importing;

    @BeforeEach
    void register() {
        borrower = Borrower.at(server.getURI());
        importing = borrower.root() + "/import";
    }

    @Test
    void a_file_is_shown_with_what_it_held_before_anything_is_taken_in() {
        String page = borrower.browser().get(staged(MESSAGES)).body();
        assertThat(page)
                .contains("75 条", "文件自称有 78 条", "2026年7月2日")
                .contains("value=\"106550005521\"", "收到 13，发出 2")
                .contains("name=\"whole\" value=\"yes\"")
                .doesNotContain("name=\"whole\" value=\"yes\" checked");
        assertThat(timeline()).doesNotContain("106550005521");
    }

    @Test
    void the_numbers_of_the_case_are_ticked() {
        borrower.browser()
                .submit(
                        borrower.root() + "/edit/collectors",
                        "rows",
                        "1",
                        "collectorName0",
                        "王经理",
                        "collectorNumber0",
                        "+86 170 4555 0162");
        String page = borrower.browser().get(staged(MESSAGES)).body();
        assertThat(page).contains("value=\"17045550162\" checked").doesNotContain("value=\"106550005521\" checked");
    }

    @Test
    void only_the_chosen_numbers_are_taken_in_and_every_record_is_accounted_for() throws IOException {
        String result = take(staged(MESSAGES), UUID.randomUUID(), "106550005521");
        String page = borrower.browser().get(result).body();
        assertThat(page).contains("已封存 15 条", "没有选的号码", "60 条", "没有保存，只留校验值");
        assertThat(page).contains(Sm3.of(Files.readAllBytes(MESSAGES)).hex());
        assertThat(timeline()).contains("106550005521", "时间：设备记录", "手机导出").doesNotContain("95188", "妈妈");
        String entry = entries().getFirst();
        assertThat(borrower.browser().get(entry).body()).contains("&lt;sms ", "发生时间（设备记录）");
    }

    @Test
    void a_broken_picture_and_what_is_no_record_are_said_before_and_after_the_choice() throws IOException {
        Path export = Files.writeString(folder.resolve("mms.xml"), """
                <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
                <smses count="1"><mms date="1751800000000" msg_box="1" m_id="1" address="106550005521" sub="null">
                <parts><part seq="0" ct="image/jpeg" name="p.jpg" text="null" data="????" />
                <part seq="0" ct="text/plain" name="t" text="你看看" /></parts></mms>stray text</smses>
                """);
        String file = staged(export);
        assertThat(borrower.browser().get(file).body()).contains("图片等附件打不开的彩信", "记录之间的多余内容", "字节");
        String result = take(file, UUID.randomUUID(), "106550005521");
        assertThat(borrower.browser().get(result).body()).contains("图片等附件打不开的彩信", "记录之间的多余内容", "字节");
        assertThat(borrower.browser().get(staged(MESSAGES)).body()).doesNotContain("记录之间的多余内容");
    }

    @Test
    void a_form_sent_twice_imports_once_and_a_file_imported_twice_adds_nothing() {
        String file = staged(MESSAGES);
        UUID key = UUID.randomUUID();
        String result = take(file, key, "106550005521");
        assertThat(take(file, key, "106550005521")).isEqualTo(result);
        String again = take(staged(MESSAGES), UUID.randomUUID(), "106550005521", "95188");
        assertThat(borrower.browser().get(again).body()).contains("已封存 7 条", "以前已经存过", "15 条");
        assertThat(timeline()).contains("共 22 条");
    }

    @Test
    void a_choice_without_a_number_comes_back_with_what_was_chosen() {
        HttpResponse<String> refused = borrower.browser()
                .submit(
                        staged(MESSAGES),
                        Form.KEY,
                        UUID.randomUUID().toString(),
                        "zone",
                        "Asia/Urumqi",
                        "addressee",
                        "RELATIVE",
                        "addresseeName",
                        "母亲");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#number\"", "value=\"Asia/Urumqi\" selected", "value=\"RELATIVE\" checked", "母亲");
    }

    @Test
    void a_file_that_is_no_export_is_refused_with_the_reason() throws IOException {
        Path page = Files.writeString(folder.resolve("backup.xml"), "<!DOCTYPE html><html><body>登录</body></html>");
        HttpResponse<String> refused = borrower.browser().upload(importing, "file", page);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("这是一个网页，不是导出文件");
        assertThat(borrower.browser().upload(importing, "other", "x").statusCode())
                .isEqualTo(422);
    }

    @Test
    void of_a_zip_with_several_exports_the_page_asks_only_what_can_be_done_there() throws IOException {
        Path zip = folder.resolve("several.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"sms.xml", "calls.xml"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write("<smses count='0'></smses>".getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        assertThat(borrower.browser().upload(importing, "file", zip).body())
                .contains("请先解压，再逐份导入")
                .doesNotContain("指明");
    }

    @Test
    void a_file_that_was_given_up_is_gone() {
        String file = staged(MESSAGES);
        assertThat(Borrower.location(borrower.browser()
                        .submit(file, Form.KEY, UUID.randomUUID().toString(), "do", "discard")))
                .isEqualTo(importing);
        assertThat(Borrower.location(borrower.browser().get(file))).isEqualTo(importing);
    }

    @Test
    void the_whole_file_is_kept_only_where_she_says_so() {
        HttpResponse<String> done = borrower.browser()
                .submit(
                        staged(MESSAGES),
                        Form.KEY,
                        UUID.randomUUID().toString(),
                        "number",
                        "95188",
                        "zone",
                        "Asia/Shanghai",
                        "addressee",
                        "DEBTOR",
                        "whole",
                        "yes");
        assertThat(borrower.browser().get(Borrower.location(done)).body()).contains("已按您的选择保存");
    }

    private String staged(Path file) {
        return Borrower.location(borrower.browser().upload(importing, "file", file));
    }

    private String take(String file, UUID key, String... numbers) {
        List<String> fields =
                new ArrayList<>(List.of(Form.KEY, key.toString(), "zone", "Asia/Shanghai", "addressee", "DEBTOR"));
        for (String number : numbers) {
            fields.add("number");
            fields.add(number);
        }
        return Borrower.location(borrower.browser().submit(file, fields.toArray(String[]::new)));
    }

    private String timeline() {
        return borrower.browser().get(borrower.root() + "/timeline").body();
    }

    private List<String> entries() {
        return Pattern.compile(borrower.root() + "/entries/[0-9a-f-]{36}")
                .matcher(timeline())
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }
}
