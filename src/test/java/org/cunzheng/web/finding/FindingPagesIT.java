package org.cunzheng.web.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingPagesIT implements TestDatabase {
    private static final Pattern FINDING = Pattern.compile("action=\"(/cases/[0-9a-f-]+/findings/[0-9a-f]+)\"");
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");

    @Inject
    private EmbeddedServer server;

    private Borrower borrower;
    private String entry;

    @BeforeEach
    void record() {
        borrower = Borrower.at(server.getURI());
        entry = borrower.recordSms("再不还钱就打断你的腿");
    }

    @Test
    void a_suspicion_is_shown_with_its_words_marked_and_where_it_is_written() {
        assertThat(borrower.browser().get(borrower.root() + "/timeline").body())
                .contains("<mark>", "涉嫌以暴力相威胁", "系统提示，待确认", "依据：", "《中华人民共和国治安管理处罚法》");
        assertThat(borrower.browser()
                        .submit(borrower.root() + "/timeline", "findings", "yes", "q", "打断")
                        .body())
                .contains(entry);
    }

    @Test
    void a_finding_is_confirmed_and_can_be_dismissed_afterwards_with_a_reason() {
        String address = finding();
        assertThat(Borrower.location(decide(address, UUID.randomUUID(), "confirm", "")))
                .isEqualTo(entry);
        assertThat(borrower.browser().get(entry).body()).contains("badge confirmed");
        decide(address, UUID.randomUUID(), "dismiss", "朋友开的<玩笑>");
        assertThat(borrower.browser().get(entry).body())
                .contains("badge dismissed", "朋友开的&lt;玩笑&gt;")
                .doesNotContain("badge confirmed", "<mark>");
        assertThat(borrower.browser().get(borrower.root() + "/findings").body()).contains("已排除（1）");
    }

    @Test
    void what_was_confirmed_earlier_and_is_no_longer_suggested_stays_listed_with_the_reason() {
        decide(finding(), UUID.randomUUID(), "confirm", "");
        borrower.browser()
                .submit(entry + "/mistake", Form.KEY, UUID.randomUUID().toString(), "reason", "是快递");
        assertThat(borrower.browser().get(borrower.root() + "/findings").body())
                .contains("现在不再提示的（1）", "不会写进以后生成的材料", "标为误录", entry, "涉嫌以暴力相威胁")
                .doesNotContain("目前没有标出疑点");
    }

    @Test
    void a_decision_leads_back_to_a_page_of_the_case_only() {
        HttpResponse<String> decided = borrower.browser()
                .submit(
                        finding(),
                        Form.KEY,
                        UUID.randomUUID().toString(),
                        "shown",
                        shown(),
                        "decision",
                        "confirm",
                        "back",
                        "https://example.com/");
        assertThat(Borrower.location(decided)).isEqualTo(borrower.root() + "/findings");
    }

    @Test
    void the_findings_are_turned_page_by_page_and_a_decision_leads_back_to_its_page() {
        for (int i = 0; i < 50; i++) {
            borrower.recordSms("再不还钱就打断你的腿" + i);
        }
        String first = borrower.root() + "/findings";
        String second = first + "?page=2";
        String page = borrower.browser().get(first).body();
        assertThat(FINDING.matcher(page).results()).hasSize(50);
        assertThat(page).contains("rel=\"next\" href=\"" + second + "\"").doesNotContain("rel=\"prev\"");
        String next = borrower.browser().get(second).body();
        assertThat(next).contains("rel=\"prev\" href=\"" + first + "\"", "value=\"" + second + "\"");
        Matcher finding = FINDING.matcher(next);
        Matcher shown = SHOWN.matcher(next);
        assertThat(finding.find() && shown.find()).isTrue();
        HttpResponse<String> decided = borrower.browser()
                .submit(
                        finding.group(1),
                        Form.KEY,
                        UUID.randomUUID().toString(),
                        "shown",
                        shown.group(1),
                        "decision",
                        "confirm",
                        "back",
                        second);
        assertThat(Borrower.location(decided)).isEqualTo(second);
        HttpResponse<String> changed = borrower.browser()
                .submit(
                        finding.group(1),
                        Form.KEY,
                        UUID.randomUUID().toString(),
                        "shown",
                        "0".repeat(64),
                        "decision",
                        "confirm");
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("id=\"" + finding.group(1).replaceAll(".*/", "f-") + "\"");
    }

    @Test
    void no_decision_is_none() {
        assertThat(borrower.browser()
                        .submit(finding(), Form.KEY, UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(borrower.browser()
                        .submit(
                                borrower.root() + "/findings/ab",
                                Form.KEY,
                                UUID.randomUUID().toString(),
                                "decision",
                                "confirm")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_reason_too_long_is_refused_and_nothing_is_cut() {
        HttpResponse<String> refused = decide(finding(), UUID.randomUUID(), "confirm", "因".repeat(1001));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("最多 1000 个字");
        assertThat(borrower.browser().get(entry).body()).contains("系统提示，待确认");
    }

    @Test
    void a_finding_that_is_no_longer_as_it_was_shown_is_shown_anew_and_not_decided() {
        String address = finding();
        assertAskedAgain(decide(address, "0".repeat(64), UUID.randomUUID(), "confirm", ""));
        String shown = shown();
        borrower.browser().submit(borrower.root() + "/edit/lender", "appBrand", "示例快贷", "lenderKind", "MICROLOAN");
        assertAskedAgain(decide(address, shown, UUID.randomUUID(), "confirm", ""));
        decide(finding(), UUID.randomUUID(), "confirm", "");
        assertThat(borrower.browser().get(entry).body()).contains("badge confirmed");
    }

    private void assertAskedAgain(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("这一条刚刚有变化，请再看一遍", "涉嫌以暴力相威胁");
        assertThat(borrower.browser().get(entry).body()).contains("系统提示，待确认").doesNotContain("badge confirmed");
    }

    @Test
    void a_provision_on_repeated_messages_is_named_with_its_condition_until_there_are_several() {
        String condition = "下面的规定只管多次的行为；这个案件里同类的达到 3 条以后";
        String insult = borrower.recordSms("你他妈是聋了还是哑了");
        assertThat(borrower.browser().get(insult).body()).contains(condition, "第五十条第一款第五项（多次发送信息）");
        borrower.recordSms("你他妈是聋了还是哑了？");
        borrower.recordSms("你他妈是聋了还是哑了！");
        assertThat(borrower.browser().get(insult).body())
                .contains("第五十条第一款第五项（多次发送信息）")
                .doesNotContain(condition);
    }

    @Test
    void a_rule_goes_by_a_plain_name() {
        assertThat(borrower.browser().get(entry).body())
                .contains("依据：提到殴打、伤害的话")
                .doesNotContain("BeatingThreat");
    }

    private HttpResponse<String> decide(String address, UUID key, String decision, String reason) {
        return decide(address, shown(), key, decision, reason);
    }

    private HttpResponse<String> decide(String address, String shown, UUID key, String decision, String reason) {
        return borrower.browser()
                .submit(
                        address,
                        Form.KEY,
                        key.toString(),
                        "shown",
                        shown,
                        "decision",
                        decision,
                        "reason",
                        reason,
                        "back",
                        entry);
    }

    private String shown() {
        Matcher shown = SHOWN.matcher(borrower.browser().get(entry).body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private String finding() {
        Matcher finding = FINDING.matcher(borrower.browser().get(entry).body());
        assertThat(finding.find()).isTrue();
        return finding.group(1);
    }
}
