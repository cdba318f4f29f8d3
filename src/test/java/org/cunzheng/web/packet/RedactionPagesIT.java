package org.cunzheng.web.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages on which somebody chooses for whom a packet is and what is withheld, as a browser without script sees them. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedactionPagesIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private Borrower borrower;
    private String packet = "";

    @BeforeEach
    void open_a_case_file() {
        borrower = Borrower.at(server.getURI());
        packet = borrower.root() + "/packet";
    }

    private String correct(String entry, String text, String reason) {
        return Borrower.location(sms(entry + "/correct", text, "reason", reason));
    }

    private HttpResponse<String> sms(String path, String text, Object... more) {
        List<Object> fields = new ArrayList<>(List.of(
                Form.KEY,
                UUID.randomUUID(),
                "text",
                text,
                "collectorNumber",
                "106550005521",
                "occurredAt",
                "2026-11-18T22:31",
                "zone",
                "Asia/Shanghai",
                "addressee",
                "DEBTOR",
                "direction",
                "FROM_COLLECTOR"));
        fields.addAll(List.of(more));
        return borrower.browser().upload(path, fields.toArray());
    }

    private static String id(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> submit(String... fields) {
        List<String> all = new ArrayList<>(List.of(Form.KEY, UUID.randomUUID().toString()));
        all.addAll(List.of(fields));
        return borrower.browser().submit(packet, all.toArray(String[]::new));
    }

    private static String field(HttpResponse<String> page, String name) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }

    @Test
    void only_what_occurs_in_the_case_is_offered() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        assertThat(borrower.browser().get(packet).body())
                .contains("给谁看，隐去什么", "value=\"THIRD_PARTY_NAMES\"", "value=\"RELATIONS\"", "value=\"RETELLINGS\"")
                .doesNotContain(
                        "value=\"RECORDS\"", "value=\"FILES\"", "value=\"CORRECTION_REASONS\"", "value=\"WORDS\"");
    }

    @Test
    void what_was_withheld_and_for_whom_is_said_of_each_packet() {
        borrower.recordCallTo("王秀兰", "找王秀兰还钱");
        String first = Borrower.location(submit("recipient", "王律师", "part", "THIRD_PARTY_NAMES", "part", "RETELLINGS"));
        String second = Borrower.location(submit());
        assertThat(borrower.browser().get(first).body())
                .contains("<dd>王律师</dd>", "别人的名字", "您写的电话、上门经过", "隐去 2 处、文件 0 个")
                .doesNotContain("催收方的号码");
        assertThat(borrower.browser().get(second).body()).contains("这份没有隐去任何内容").doesNotContain("王律师", "隐去 ");
        assertThat(borrower.browser().get(packet).body()).contains("给 王律师 · 隐去 2 处、文件 0 个");
    }

    @Test
    void what_is_ticked_on_one_page_of_incidents_stays_on_the_next_and_goes_into_the_packet() {
        List<String> entries = IntStream.range(0, ChoosePage.SIZE + 3)
                .mapToObj(number -> id(borrower.recordSms("请转告王秀兰还钱 " + number)))
                .toList();
        HttpResponse<String> first = submit("page", "1", "recipient", "王律师", "part", "COLLECTOR_NUMBERS");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("第 1 页，共 2 页");
        HttpResponse<String> second = submit(
                "page",
                "2",
                "recipient",
                field(first, "recipient"),
                "part",
                field(first, "part"),
                "words",
                field(first, "words"),
                "tickedWords",
                entries.get(3),
                "tickedWords",
                entries.get(0));
        assertThat(field(second, "words").split(" ")).containsExactlyInAnyOrder(entries.get(0), entries.get(3));
        HttpResponse<String> back = submit(
                "do",
                "back",
                "recipient",
                field(second, "recipient"),
                "part",
                field(second, "part"),
                "words",
                field(second, "words"),
                "tickedWords",
                entries.get(ChoosePage.SIZE + 1));
        assertThat(back.body()).contains("已选：隐去 3 条原话，0 条记录的附件", "value=\"王律师\"");
        assertThat(back.body()).containsPattern("value=\"COLLECTOR_NUMBERS\" checked");
        HttpResponse<String> again = submit("page", "1", "words", field(back, "words"));
        assertThat(again.body())
                .containsPattern("value=\"" + entries.get(3) + "\" checked")
                .doesNotContainPattern("value=\"" + entries.get(4) + "\" checked");
        String made = Borrower.location(submit("words", field(back, "words")));
        assertThat(borrower.browser().get(made).body()).contains("隐去 3 条原话", "隐去 3 处、文件 0 个");
    }

    @Test
    void words_in_which_a_name_stands_are_pointed_out() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        borrower.recordSms("请转告王秀兰还钱");
        assertThat(borrower.browser().get(packet).body()).contains("有 1 处写到了别人的名字");
        assertThat(submit("page", "1").body()).contains("原话或文件名里有：王秀兰");
    }

    @Test
    void the_warning_of_names_stands_before_the_fold_and_counts_files_and_reasons(@TempDir Path temporary)
            throws IOException {
        borrower.recordCallTo("王秀兰", "找她还钱");
        assertThat(borrower.browser().get(packet).body()).doesNotContain("处写到了别人的名字");
        String message = borrower.recordSms("请还钱");
        correct(message, "请您还钱", "漏了字，王秀兰告诉我的");
        assertThat(borrower.browser().get(packet).body()).contains("有 1 处写到了别人的名字");
        Path recording = Files.writeString(temporary.resolve("王秀兰_录音.m4a"), "录音");
        Borrower.location(sms(borrower.root() + "/add/sms", "请回电", "files", recording));
        String page = borrower.browser().get(packet).body();
        assertThat(page).contains("有 2 处写到了别人的名字");
        assertThat(page.indexOf("处写到了别人的名字")).isLessThan(page.indexOf("<details class=\"parted\""));
    }

    @Test
    void no_link_of_the_page_of_ticks_leads_back_without_them() {
        String entry = id(borrower.recordSms("请回电"));
        String choosing = submit("page", "1", "words", entry).body();
        assertThat(choosing)
                .contains("form=\"make\" name=\"do\" value=\"back\" aria-label=\"保存选择\"", "<span>保存选择</span>")
                .contains("已选：隐去 1 条原话，0 条记录的附件")
                .doesNotContain("/language/en", "class=\"round\" href");
        assertThat(submit("do", "back", "words", entry).body()).doesNotContain("/language/en");
        assertThat(borrower.browser().get(packet).body()).contains("/language/en");
    }

    @Test
    void what_was_chosen_of_an_entry_corrected_since_is_dropped_and_said_and_the_next_attempt_succeeds() {
        String kept = id(borrower.recordSms("请回电"));
        String message = borrower.recordSms("请转告她还钱");
        String stale = id(message);
        String correction = id(correct(message, "请转告她今天还钱", "漏了两个字"));
        for (String[] attempt : List.of(
                new String[] {"words", kept + " " + stale},
                new String[] {"do", "back", "words", kept, "tickedWords", stale},
                new String[] {"page", "1", "words", kept, "tickedWords", stale})) {
            HttpResponse<String> refused = submit(attempt);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("href=\"#make\"", "id=\"make\"", "有的后来更正过、标为误录或销毁了", "已选：隐去 1 条原话")
                    .containsPattern("value=\"" + kept + "\" checked")
                    .contains("value=\"" + correction + "\"")
                    .doesNotContain(stale, "value=\"" + correction + "\" checked");
        }
        HttpResponse<String> refused = submit("words", kept + " " + stale);
        String made = Borrower.location(
                submit("words", field(refused, "words"), "tickedWords", kept, "tickedWords", correction));
        assertThat(borrower.browser().get(made).body()).contains("隐去 2 条原话", "隐去 2 处、文件 0 个");
    }

    @Test
    void the_page_of_ticks_opens_where_the_correction_stands() {
        IntStream.range(0, ChoosePage.SIZE + 3).forEach(number -> borrower.recordSms("请回电 " + number));
        String message = borrower.recordSms("请转告她还钱");
        String correction = id(correct(message, "请转告她今天还钱", "漏了两个字"));
        assertThat(submit("words", id(message)).body()).contains("第 2 页，共 2 页", "value=\"" + correction + "\"");
    }

    @Test
    void a_key_that_made_another_packet_brings_the_form_back_with_a_fresh_one() {
        String entry = id(borrower.recordSms("请回电"));
        String key = UUID.randomUUID().toString();
        String first = Borrower.location(borrower.browser().submit(packet, Form.KEY, key));
        HttpResponse<String> refused = borrower.browser().submit(packet, Form.KEY, key, "words", entry);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("刚才已经按另一种选择生成过一份", "已选：隐去 1 条原话");
        String fresh = field(refused, Form.KEY);
        assertThat(fresh).isNotEqualTo(key);
        String second =
                Borrower.location(borrower.browser().submit(packet, Form.KEY, fresh, "words", field(refused, "words")));
        assertThat(second).isNotEqualTo(first);
        assertThat(borrower.browser().get(second).body()).contains("隐去 1 处、文件 0 个");
    }

    @Test
    void records_that_name_somebody_come_first_and_all_of_them_on_demand() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        String other = id(borrower.recordSms("请回电"));
        String naming = id(borrower.recordSms("请转告王秀兰还钱"));
        HttpResponse<String> narrowed = submit("page", "1", "words", other);
        assertThat(narrowed.body())
                .contains("看全部（3 条）", "value=\"" + naming + "\"", "已选：隐去 1 条原话")
                .doesNotContain("请回电");
        HttpResponse<String> all = submit("page", "all", "words", field(narrowed, "words"), "tickedWords", naming);
        assertThat(all.body())
                .contains("请回电", "已选：隐去 2 条原话")
                .doesNotContain("看全部")
                .containsPattern("value=\"" + other + "\" checked")
                .containsPattern("value=\"" + naming + "\" checked");
        assertThat(submit("page", "1", "show", field(all, "show")).body()).contains("请回电");
    }

    @Test
    void a_recipient_that_is_too_long_is_refused_and_what_was_ticked_stays() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        HttpResponse<String> refused = submit("recipient", "王".repeat(101), "part", "RELATIONS");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#recipient\"").containsPattern("value=\"RELATIONS\" checked");
    }

    @Test
    void what_no_page_of_ours_sends_makes_no_packet() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        assertThat(submit("part", "EVERYTHING").statusCode()).isEqualTo(400);
        assertThat(submit("part", "WORDS").statusCode()).isEqualTo(400);
        assertThat(submit("words", "not-an-id").statusCode()).isEqualTo(400);
        assertThat(submit("words", UUID.randomUUID().toString()).statusCode()).isEqualTo(422);
        assertThat(borrower.browser().get(packet).body()).doesNotContain("以前生成的");
    }

    @Test
    void nobody_else_sees_what_could_be_withheld() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        Borrower stranger = Borrower.at(server.getURI());
        HttpResponse<String> answer =
                stranger.browser().submit(packet, Form.KEY, UUID.randomUUID().toString(), "page", "1");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("王秀兰");
    }
}
