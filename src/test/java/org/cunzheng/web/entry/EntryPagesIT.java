package org.cunzheng.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
class EntryPagesIT implements TestDatabase {
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final Pattern KEPT = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"");

    @Inject
    private EmbeddedServer server;

    @TempDir
    private Path folder;

    private Borrower borrower;

    @BeforeEach
    void register() {
        borrower = Borrower.at(server.getURI());
    }

    @Test
    void a_message_is_sealed_and_shown_with_its_times_and_its_hash() {
        String entry = borrower.recordSms("今天不还就去你单位");
        String page = borrower.browser().get(entry).body();
        assertThat(page)
                .contains("今天不还就去你单位", "106550005521", "2026年11月18日 22:31（北京时间）")
                .contains("本人陈述", "尚未由第三方证明", "本人记述")
                .containsPattern("class=\"hash\">[0-9a-f]{64}<");
        assertThat(borrower.browser().get(borrower.root() + "/timeline").body()).contains(entry, "今天不还就去你单位");
    }

    @Test
    void each_kind_has_its_form() {
        String choose = borrower.browser().get(borrower.root() + "/add").body();
        for (String kind : new String[] {"sms", "call", "chat", "visit", "other"}) {
            String address = borrower.root() + "/add/" + kind;
            assertThat(choose).contains(address);
            HttpResponse<String> form = borrower.browser().get(address);
            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(form.body()).contains("data-fresh-zone", "value=\"Asia/Shanghai\" selected");
        }
        assertThat(borrower.browser().get(borrower.root() + "/add/fax").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_wrong_is_listed_in_the_order_in_which_the_form_asks_it() {
        String tooLong = "长".repeat(201);
        for (String kind : new String[] {"sms", "call", "chat", "visit", "other"}) {
            String page = borrower.browser()
                    .upload(
                            borrower.root() + "/add/" + kind,
                            Form.KEY,
                            UUID.randomUUID(),
                            "collectorName",
                            tooLong,
                            "addresseeName",
                            tooLong,
                            "minutes",
                            "x")
                    .body();
            List<String> listed = found("<li><a href=\"#([A-Za-z]+)\">", page);
            List<String> asked = found(" id=\"([A-Za-z]+)\"", page);
            assertThat(listed).as(kind).hasSizeGreaterThanOrEqualTo(5).contains("occurredAt", "addresseeName");
            // A visit's direction is not asked for.
            assertThat(listed.stream().filter(asked::contains).toList())
                    .as(kind)
                    .isEqualTo(asked.stream().filter(listed::contains).toList());
        }
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void a_form_sent_twice_makes_one_entry() {
        UUID key = UUID.randomUUID();
        HttpResponse<String> first = call(key, "minutes", "3");
        HttpResponse<String> second = call(key, "minutes", "3");
        assertThat(Borrower.location(second)).isEqualTo(Borrower.location(first));
        assertThat(borrower.browser().get(borrower.root() + "/timeline").body()).contains("共 1 条");
    }

    @Test
    void a_form_sent_again_with_other_words_says_that_they_were_not_saved() {
        UUID key = UUID.randomUUID();
        call(key, "minutes", "3");
        String entry = Borrower.location(call(key, "minutes", "5"));
        assertThat(borrower.browser().get(entry).body()).contains("没有保存", "3分0秒");
    }

    @Test
    void what_was_typed_and_uploaded_stays_when_something_is_wrong() throws IOException {
        Path picture = Files.write(folder.resolve("聊天截图.png"), PNG);
        String chat = borrower.root() + "/add/chat";
        HttpResponse<String> refused = borrower.browser()
                .upload(
                        chat,
                        Form.KEY,
                        UUID.randomUUID(),
                        "files",
                        picture,
                        "text",
                        "爆你<通讯录>",
                        "collectorName",
                        "\"王\"经理",
                        "occurredAt",
                        "2026-11-31T10:00",
                        "zone",
                        "Asia/Tokyo",
                        "addressee",
                        "FRIEND",
                        "direction",
                        "FROM_COLLECTOR");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("爆你&lt;通讯录&gt;", "value=\"&#34;王&#34;经理\"", "2026-11-31T10:00", "聊天截图.png")
                .contains("href=\"#occurredAt\"", "value=\"Asia/Tokyo\" selected", "value=\"FRIEND\" checked");
        Matcher kept = KEPT.matcher(refused.body());
        assertThat(kept.find()).isTrue();
        String entry = Borrower.location(borrower.browser()
                .upload(
                        chat,
                        Form.KEY,
                        Borrower.key(refused),
                        "kept",
                        kept.group(1),
                        "text",
                        "爆你通讯录",
                        "occurredAt",
                        "2026-11-30T10:00".replace("11-30", "11-19"),
                        "zone",
                        "Asia/Tokyo",
                        "addressee",
                        "FRIEND",
                        "direction",
                        "FROM_COLLECTOR"));
        HttpResponse<String> file = borrower.browser().get(entry + "/files/0");
        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(borrower.browser().get(entry).body())
                .contains("聊天截图.png", "截图或附件", "日本", "SM3 " + Sm3.of(PNG).hex());
    }

    @Test
    void a_file_that_is_no_picture_is_only_ever_downloaded() throws IOException {
        Path page = Files.writeString(folder.resolve("录音.html"), "<html><script>alert(1)</script></html>");
        String entry = Borrower.location(call(UUID.randomUUID(), "files", page));
        HttpResponse<String> file = borrower.browser().get(entry + "/files/0");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5%BD%95%E9%9F%B3.html");
        assertThat(file.body()).isEqualTo("<html><script>alert(1)</script></html>");
    }

    @Test
    void what_somebody_wrote_never_becomes_part_of_a_page() {
        String attack = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\" onfocus=alert(1) '{{7*7}}";
        String entry = borrower.recordSms(attack);
        for (String path : new String[] {entry, entry + "/correct", borrower.root() + "/timeline"}) {
            assertThat(borrower.browser().get(path).body())
                    .as(path)
                    .contains("&lt;script")
                    .doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(borrower.browser()
                        .submit(borrower.root() + "/timeline", "q", "\"><script>alert(1)</script>")
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void text_that_is_no_legal_unicode_is_shown_as_such() {
        String entry = borrower.recordSms("a\uD800b\u0000c");
        assertThat(borrower.browser().get(entry).statusCode()).isEqualTo(200);
    }

    @Test
    void a_correction_leaves_the_old_entry_and_points_to_it() {
        String old = borrower.recordSms("昨天的短信");
        String correct = old + "/correct";
        HttpResponse<String> form = borrower.browser().get(correct);
        assertThat(form.body()).contains("昨天的短信", "value=\"2026-11-18T22:31\"");
        Object[] fields = {
            Form.KEY,
            Borrower.key(form),
            "text",
            "昨天的短信",
            "collectorNumber",
            "106550005521",
            "occurredAt",
            "2026-11-17T22:31",
            "zone",
            "Asia/Shanghai",
            "addressee",
            "DEBTOR",
            "direction",
            "FROM_COLLECTOR",
            "reason",
            "日期记错了"
        };
        String corrected = Borrower.location(borrower.browser().upload(correct, fields));
        assertThat(Borrower.location(borrower.browser().upload(correct, fields)))
                .isEqualTo(corrected);
        assertThat(borrower.browser().get(corrected).body()).contains("2026年11月17日", old, "日期记错了");
        assertThat(borrower.browser().get(old).body()).contains("2026年11月18日", corrected, "已更正");
        assertThat(borrower.browser().get(borrower.root() + "/timeline").body()).contains("共 2 条");
        assertThat(Borrower.location(borrower.browser().get(correct))).isEqualTo(old);
    }

    @Test
    void a_mistake_needs_a_reason_and_stays_visible() {
        String entry = borrower.recordSms("和催收无关");
        HttpResponse<String> refused = borrower.browser()
                .submit(entry + "/mistake", Form.KEY, UUID.randomUUID().toString(), "reason", " ");
        assertThat(refused.statusCode()).isEqualTo(422);
        String key = Borrower.key(refused);
        for (int i = 0; i < 2; i++) {
            assertThat(Borrower.location(borrower.browser().submit(entry + "/mistake", Form.KEY, key, "reason", "是快递")))
                    .isEqualTo(entry);
        }
        assertThat(borrower.browser().get(entry).body()).contains("和催收无关", "已标为误录", "是快递");
    }

    @Test
    void an_entry_moves_to_another_case_file_of_the_same_owner_only() {
        String entry = borrower.recordSms("另一家的短信");
        String other = borrower.oneMoreCaseFile();
        Borrower stranger = Borrower.at(server.getURI());
        String key = UUID.randomUUID().toString();
        assertThat(borrower.browser()
                        .submit(
                                entry + "/move",
                                Form.KEY,
                                key,
                                "to",
                                stranger.root().substring("/cases/".length()),
                                "reason",
                                "x")
                        .statusCode())
                .isEqualTo(404);
        String moved = Borrower.location(
                borrower.browser().submit(entry + "/move", Form.KEY, key, "to", other, "reason", "记错案件"));
        assertThat(moved).startsWith("/cases/" + other + "/entries/");
        assertThat(borrower.browser().get(moved).body()).contains("另一家的短信", "从案件“示例快贷", "href=\"" + entry + "\"");
        assertThat(borrower.browser().get(entry).body()).contains("已移到别的案件", "记错案件");
    }

    @Test
    void a_call_longer_than_a_day_or_shorter_than_nothing_is_refused() {
        for (String minutes : new String[] {"4294967295", "-1", "1441"}) {
            assertThat(call(UUID.randomUUID(), "minutes", minutes).statusCode()).isEqualTo(422);
        }
        assertThat(call(UUID.randomUUID(), "seconds", "2147483648").statusCode())
                .isEqualTo(422);
    }

    private HttpResponse<String> call(UUID key, String field, Object value) {
        return borrower.browser()
                .upload(
                        borrower.root() + "/add/call",
                        Form.KEY,
                        key,
                        "collectorNumber",
                        "021-55550188",
                        "occurredAt",
                        "2026-11-18T22:31",
                        "zone",
                        "Asia/Shanghai",
                        "answered",
                        "YES",
                        "addressee",
                        "DEBTOR",
                        "direction",
                        "FROM_COLLECTOR",
                        field,
                        value);
    }
}
