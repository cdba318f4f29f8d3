package org.cunzheng.web.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
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

    private String recordCallToMother(String text) {
        return Borrower.location(borrower.browser()
                .upload(
                        borrower.root() + "/add/call",
                        Form.KEY,
                        UUID.randomUUID(),
                        "text",
                        text,
                        "collectorNumber",
                        "021-55550188",
                        "occurredAt",
                        "2026-11-18T22:31",
                        "zone",
                        "Asia/Shanghai",
                        "answered",
                        "YES",
                        "addressee",
                        "RELATIVE",
                        "addresseeName",
                        "王秀兰",
                        "direction",
                        "FROM_COLLECTOR"));
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
        recordCallToMother("找她还钱");
        assertThat(borrower.browser().get(packet).body())
                .contains("给谁看，隐去什么", "value=\"THIRD_PARTY_NAMES\"", "value=\"RELATIONS\"", "value=\"RETELLINGS\"")
                .doesNotContain(
                        "value=\"RECORDS\"", "value=\"FILES\"", "value=\"CORRECTION_REASONS\"", "value=\"WORDS\"");
    }

    @Test
    void what_was_withheld_and_for_whom_is_said_of_each_packet() {
        recordCallToMother("找王秀兰还钱");
        String first = Borrower.location(submit("recipient", "王律师", "part", "THIRD_PARTY_NAMES", "part", "RETELLINGS"));
        String second = Borrower.location(submit());
        assertThat(borrower.browser().get(first).body())
                .contains("<dd>王律师</dd>", "别人的名字", "您写的电话、上门经过", "隐去字段 2 个、文件 0 个")
                .doesNotContain("催收方的号码");
        assertThat(borrower.browser().get(second).body()).doesNotContain("王律师", "隐去字段");
        assertThat(borrower.browser().get(packet).body()).contains("给 王律师 · 隐去字段 2 个、文件 0 个");
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
        assertThat(borrower.browser().get(made).body()).contains("隐去 3 条原话", "隐去字段 3 个、文件 0 个");
    }

    @Test
    void words_in_which_a_name_stands_are_pointed_out() {
        recordCallToMother("找她还钱");
        borrower.recordSms("请转告王秀兰还钱");
        assertThat(borrower.browser().get(packet).body()).contains("有 1 条记录的原话里出现了别人的名字");
        assertThat(submit("page", "1").body()).contains("原话里有：王秀兰");
    }

    @Test
    void a_recipient_that_is_too_long_is_refused_and_what_was_ticked_stays() {
        recordCallToMother("找她还钱");
        HttpResponse<String> refused = submit("recipient", "王".repeat(101), "part", "RELATIONS");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#recipient\"").containsPattern("value=\"RELATIONS\" checked");
    }

    @Test
    void what_no_page_of_ours_sends_makes_no_packet() {
        recordCallToMother("找她还钱");
        assertThat(submit("part", "EVERYTHING").statusCode()).isEqualTo(400);
        assertThat(submit("part", "WORDS").statusCode()).isEqualTo(400);
        assertThat(submit("words", "not-an-id").statusCode()).isEqualTo(400);
        assertThat(submit("words", UUID.randomUUID().toString()).statusCode()).isEqualTo(422);
        assertThat(borrower.browser().get(packet).body()).doesNotContain("以前生成的");
    }

    @Test
    void nobody_else_sees_what_could_be_withheld() {
        recordCallToMother("找她还钱");
        Borrower stranger = Borrower.at(server.getURI());
        HttpResponse<String> answer =
                stranger.browser().submit(packet, Form.KEY, UUID.randomUUID().toString(), "page", "1");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("王秀兰");
    }
}
