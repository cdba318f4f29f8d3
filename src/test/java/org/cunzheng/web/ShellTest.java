package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@Property(name = "micronaut.server.port", value = "-1")
@Property(name = "datasources.default.enabled", value = "false")
class ShellTest {
    @Inject
    private EmbeddedServer server;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(server.getURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/emergency", "/help/wechat", "/licences"})
    void a_public_page_opens_in_both_languages_with_whom_to_call(String path) {
        HttpResponse<String> chinese = browser.get(path);
        assertThat(chinese.statusCode()).isEqualTo(200);
        assertThat(chinese.body())
                .contains("<html lang=\"zh-CN\">", "tel:110", "tel:12356", "心理援助")
                .doesNotContain("style=", "onclick=");
        assertThat(browser.get(path, "Accept-Language", "en-GB,en;q=0.9").body())
                .contains("<html lang=\"en\">", "Crisis line");
    }

    @Test
    void a_page_may_load_from_and_send_to_nobody_else() {
        HttpResponse<String> page = browser.get("/");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Strict-Transport-Security")).isEmpty();
        assertThat(header(browser.get("/", "X-Forwarded-Proto", "https"), "Strict-Transport-Security"))
                .isNotEmpty();
    }

    @Test
    void the_page_that_checks_packets_may_load_and_send_nothing_at_all() {
        HttpResponse<String> page = browser.get("/check");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy)
                            .startsWith("default-src 'none'; script-src 'sha256-")
                            .contains("connect-src 'none'", "form-action 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe", "'self'", "http", "blob:");
                    assertThat(page.body())
                            .contains("content=\"" + policy.replace("; frame-ancestors 'none'", "") + "\"");
                });
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Content-Disposition")).isEmpty();
        assertThat(page.body()).doesNotContain("src=", "href=\"http", "@import", "url(");
        HttpResponse<String> kept = browser.get("/check/cunzheng-check.html");
        assertThat(header(kept, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("cunzheng-check.html");
        assertThat(kept.body()).isEqualTo(page.body());
        assertThat(browser.get("/").body()).contains("href=\"/check\"");
    }

    @Test
    void the_language_is_kept_and_leads_back_but_never_away() {
        HttpResponse<String> chosen = browser.get("/language/en?to=%2Fprivacy");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(header(chosen, "Location")).isEqualTo("/privacy");
        assertThat(header(chosen, "Set-Cookie"))
                .contains("language=en", "SameSite=Lax", "HTTPOnly")
                .doesNotContain("Secure");
        assertThat(header(browser.get("/language/en", "X-Forwarded-Proto", "https"), "Set-Cookie"))
                .contains("language=en", "Secure");
        assertThat(header(browser.get("/language/en?to=%2F%2Felsewhere.example"), "Location"))
                .isEqualTo("/");
        assertThat(browser.get("/").body()).contains("lang=\"en\"");
    }

    @Test
    void the_language_link_passes_on_no_query() {
        assertThat(browser.get("/privacy?q=18612345678").body())
                .contains("href=\"/language/en?to=%2Fprivacy\"")
                .doesNotContain("18612345678");
    }

    @Test
    void an_asset_asked_for_by_version_is_kept_for_a_year() {
        String page = browser.get("/").body();
        String address = page.substring(page.indexOf("/assets/app.css"));
        HttpResponse<String> sheet = browser.get(address.substring(0, address.indexOf('"')));
        assertThat(header(sheet, "Cache-Control")).contains("immutable");
        assertThat(header(sheet, "Content-Type")).startsWith("text/css");
        assertThat(header(browser.get("/assets/app.css"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(browser.get("/assets/htmx.min.js").statusCode()).isEqualTo(200);
        assertThat(browser.get("/assets/application.yml").statusCode()).isEqualTo(404);
    }

    @Test
    void a_library_is_shown_with_its_licence_and_its_notices() {
        String list = browser.get("/licences").body();
        String upToPdfBox = list.substring(0, list.indexOf("org.apache.pdfbox:pdfbox "));
        String address = upToPdfBox.substring(upToPdfBox.lastIndexOf("/licences/"));
        HttpResponse<String> shown = browser.get(address.substring(0, address.indexOf('"')));
        assertThat(shown.body()).contains("Apache License", "META-INF/NOTICE", "The Apache Software Foundation");
        assertThat(browser.get("/licences/99999").statusCode()).isEqualTo(404);
    }

    @Test
    void an_unknown_page_is_said_in_the_readers_language() {
        HttpResponse<String> lost = browser.get("/nowhere");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.body()).contains("找不到这一页", "tel:110");
        assertThat(browser.get("/nowhere", "Accept-Language", "en").body()).contains("There is no such page");
    }

    @Test
    void a_status_alone_gets_its_page_too() {
        assertThat(browser.get("/licences/9999").body()).contains("找不到这一页");
        assertThat(browser.get("/language/fr").body()).contains("找不到这一页");
        assertThat(header(browser.get("/api/cases"), "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void what_is_refused_before_it_is_routed_has_the_same_headers_once() {
        for (HttpResponse<String> refused : List.of(
                browser.get("/", "X-Long", "x".repeat(20_000)),
                browser.get("/" + "x".repeat(9_000)),
                browser.get("/", "Cookie", "=;=broken"),
                browser.get("/nowhere"))) {
            int status = refused.statusCode();
            assertThat(refused.headers().allValues("Content-Security-Policy"))
                    .as("%s", status)
                    .hasSize(1);
            assertThat(header(refused, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(refused, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(refused.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void a_form_in_broken_encoding_is_400() {
        HttpResponse<String> refused = browser.post("/sign-in", "login=%zz", "Sec-Fetch-Site", "same-origin");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("没看懂这次请求");
    }

    @Test
    void who_sends_a_form_after_the_session_ended_is_told_how_to_send_it_again() {
        HttpResponse<String> refused = browser.submit("/account/password", "password", "x");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("重新提交", "href=\"/sign-in\"");
    }

    @Test
    void the_api_tells_a_problem_without_the_query() {
        HttpResponse<String> lost = browser.get("/api/nowhere?name=secret");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(header(lost, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(lost.body())
                .contains("\"status\":404", "\"instance\":\"/api/nowhere\"")
                .doesNotContain("secret");
    }

    @Test
    void a_method_a_page_does_not_have_is_405() {
        assertThat(browser.submit("/privacy").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "same-origin, cross-site"})
    void another_site_can_send_nothing(String site) {
        HttpResponse<String> refused = browser.post("/privacy", "a=b", "Sec-Fetch-Site", site, "Origin", origin());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("这次操作被拦下了");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "//"})
    void an_older_browser_is_judged_by_its_origin(String origin) {
        assertThat(browser.post("/privacy", "a=b", "Origin", origin).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/privacy", "a=b", "Origin", origin()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void a_request_without_either_header_may_not_carry_cookies() {
        assertThat(browser.post("/privacy", "a=b").statusCode()).isEqualTo(405);
        assertThat(browser.post("/privacy", "a=b", "Cookie", "session=x").statusCode())
                .isEqualTo(403);
    }

    private String origin() {
        return "http://" + server.getHost() + ":" + server.getPort();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
