package org.cunzheng.web.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseFilePagesIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private Browser borrower;

    @BeforeEach
    void register() {
        borrower = registered();
    }

    @Test
    void a_case_file_is_opened_by_its_first_page_and_revised_by_the_next_ones() {
        String id = UUID.randomUUID().toString();
        String here = "/cases/" + id;
        assertThat(location(open(borrower, id))).isEqualTo(here + "/edit/loan?first=true");
        assertThat(location(borrower.submit(
                        here + "/edit/loan", "first", "true", "sumReceived", "￥5,000元", "borrowedOn", "2026年3月1日")))
                .isEqualTo(here + "/edit/terms?first=true");
        assertThat(location(borrower.submit(
                        here + "/edit/terms", "first", "true", "hours", "AGREED", "from", "09:00", "until", "20:00")))
                .isEqualTo(here + "/edit/collectors?first=true");
        assertThat(location(borrower.submit(
                        here + "/edit/collectors", "first", "true", "collectorNumber1", "010-00000000")))
                .isEqualTo(here + "/edit/you?first=true");
        assertThat(location(borrower.submit(
                        here + "/edit/you", "first", "true", "complainantName", "张三", "zone", "Asia/Urumqi")))
                .isEqualTo(here);
        assertThat(borrower.get(here).body())
                .contains("示例快贷", "消费金融公司", "5000 元", "2026年3月1日", "09:00 至 20:00", "010-00000000", "张三");
        assertThat(borrower.get("/home").body()).contains("示例快贷", here + "/add/sms", here + "/timeline");
        borrower.submit(here + "/edit/loan", "product", "示例分期", "dueOn", "");
        assertThat(borrower.get(here).body()).contains("示例分期", "张三").doesNotContain("5000 元");
    }

    @Test
    void a_form_sent_twice_opens_one_case_file() {
        String id = UUID.randomUUID().toString();
        open(borrower, id);
        assertThat(open(borrower, id).statusCode()).isEqualTo(303);
        assertThat(borrower.get("/cases").body().split("/cases/" + id, -1)).hasSize(2);
    }

    @Test
    void what_was_typed_stays_when_something_is_wrong() {
        String id = UUID.randomUUID().toString();
        open(borrower, id);
        HttpResponse<String> refused = borrower.submit(
                "/cases/" + id + "/edit/loan", "sumReceived", "五千", "borrowedOn", "2026-02-30", "product", "<b>&\"示例");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"五千\"", "value=\"2026-02-30\"", "href=\"#sumReceived\"", "href=\"#borrowedOn\"")
                .contains("&lt;b>&amp;&#34;示例")
                .doesNotContain("<b>");
    }

    @Test
    void answers_that_no_page_offers_are_refused() {
        String[][] wrong = {
            {"zone", "Mars/X"},
            {"hours", "AGREED"},
            {"hours", "BOGUS"},
            {"lender", "a\0b"},
            {"title", "x".repeat(201)},
            {"agreedTerms", "x".repeat(2001)},
            {"sumReceived", "１"},
            {"borrowedOn", "1066-10-14"}
        };
        for (String[] field : wrong) {
            assertThat(borrower.submit(
                                    "/cases/new",
                                    "idempotencyKey",
                                    UUID.randomUUID().toString(),
                                    "appBrand",
                                    "示例快贷",
                                    "lenderKind",
                                    "BANK",
                                    field[0],
                                    field[1])
                            .statusCode())
                    .as(field[0])
                    .isEqualTo(422);
        }
        assertThat(borrower.submit(
                                "/cases/new",
                                "idempotencyKey",
                                UUID.randomUUID().toString(),
                                "appBrand",
                                "示例快贷",
                                "lenderKind",
                                "BOGUS",
                                "lenderKind",
                                "BANK")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void one_more_collector_keeps_those_typed_and_saves_nothing_yet() {
        String id = UUID.randomUUID().toString();
        open(borrower, id);
        String page = borrower.submit(
                        "/cases/" + id + "/edit/collectors", "do", "row", "rows", "1", "collectorName0", "自称李经理")
                .body();
        assertThat(page).contains("value=\"自称李经理\"", "collectorName1").doesNotContain("collectorName2");
        assertThat(borrower.get("/cases/" + id).body()).doesNotContain("自称李经理");
    }

    @Test
    void nobody_else_finds_the_case_file() {
        String id = UUID.randomUUID().toString();
        open(borrower, id);
        Browser other = registered();
        for (String path : new String[] {"", "/edit/lender", "/edit/you"}) {
            assertThat(other.get("/cases/" + id + path).statusCode()).isEqualTo(404);
            assertThat(new Browser(server.getURI()).get("/cases/" + id + path).statusCode())
                    .isEqualTo(303);
        }
        assertThat(other.submit("/cases/" + id + "/edit/you", "zone", "UTC").statusCode())
                .isEqualTo(404);
        assertThat(open(other, id).statusCode()).isEqualTo(404);
        assertThat(other.get("/cases").body()).doesNotContain(id);
    }

    @Test
    void the_case_file_opened_last_is_the_one_at_home() {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        open(borrower, first);
        open(borrower, second);
        borrower.get("/cases/" + first);
        assertThat(borrower.get("/home").body())
                .contains("/cases/" + first + "/add")
                .doesNotContain(second);
        borrower.get("/cases/" + second);
        assertThat(borrower.get("/home").body())
                .contains("/cases/" + second + "/add")
                .doesNotContain(first);
    }

    private Browser registered() {
        Browser browser = new Browser(server.getURI());
        String login = UUID.randomUUID() + "@example.com";
        browser.submit("/register", "login", login, "password", "four plain words", "consent", "yes");
        return browser;
    }

    private static HttpResponse<String> open(Browser browser, String id) {
        return browser.submit("/cases/new", "idempotencyKey", id, "appBrand", "示例快贷", "lenderKind", "CONSUMER_FINANCE");
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
