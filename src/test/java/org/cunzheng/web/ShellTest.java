package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class ShellTest {
    @Inject
    private EmbeddedServer server;

    private HttpClient browser;

    @BeforeEach
    void open() {
        DefaultHttpClientConfiguration plain = new DefaultHttpClientConfiguration();
        plain.setExceptionOnErrorStatus(false);
        plain.setFollowRedirects(false);
        browser = HttpClient.create(server.getURL(), plain);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy", "/emergency", "/help/wechat", "/licences"})
    void a_public_page_opens_in_both_languages_with_whom_to_call(String path) {
        HttpResponse<String> chinese = get(path);
        assertThat(chinese.status().getCode()).isEqualTo(200);
        assertThat(chinese.body())
                .contains("<html lang=\"zh-CN\">", "tel:110", "tel:12356", "心理援助热线")
                .doesNotContain("style=", "onclick=");
        assertThat(send(HttpRequest.GET(path).header("Accept-Language", "en-GB,en;q=0.9")).body())
                .contains("<html lang=\"en\">", "Crisis line");
    }

    @Test
    void a_page_may_load_from_and_send_to_nobody_else() {
        HttpResponse<String> page = get("/");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Strict-Transport-Security")).isNull();
        assertThat(send(HttpRequest.GET("/").header("X-Forwarded-Proto", "https"))
                        .header("Strict-Transport-Security"))
                .isNotNull();
    }

    @Test
    void the_language_is_kept_and_leads_back_but_never_away() {
        HttpResponse<String> chosen = get("/language/en?to=%2Fprivacy");
        assertThat(chosen.status().getCode()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/privacy");
        assertThat(chosen.header("Set-Cookie")).contains("language=en", "SameSite=Lax", "HTTPOnly");
        assertThat(get("/language/en?to=%2F%2Felsewhere.example").header("Location")).isEqualTo("/");
        assertThat(send(HttpRequest.GET("/").header("Cookie", "language=en")).body())
                .contains("lang=\"en\"");
    }

    @Test
    void an_asset_asked_for_by_version_is_kept_for_a_year() {
        String page = get("/").body();
        String address = page.substring(page.indexOf("/assets/app.css"));
        HttpResponse<String> sheet = get(address.substring(0, address.indexOf('"')));
        assertThat(sheet.header("Cache-Control")).contains("immutable");
        assertThat(sheet.header("Content-Type")).startsWith("text/css");
        assertThat(get("/assets/app.css").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/assets/htmx.min.js").status().getCode()).isEqualTo(200);
        assertThat(get("/assets/application.yml").status().getCode()).isEqualTo(404);
    }

    @Test
    void an_unknown_page_is_said_in_the_readers_language() {
        HttpResponse<String> lost = get("/nowhere");
        assertThat(lost.status().getCode()).isEqualTo(404);
        assertThat(lost.body()).contains("找不到这一页", "tel:110");
        assertThat(send(HttpRequest.GET("/nowhere").header("Accept-Language", "en")).body())
                .contains("There is no such page");
    }

    @Test
    void the_api_tells_a_problem_without_the_query() {
        HttpResponse<String> lost = get("/api/nowhere?name=secret");
        assertThat(lost.status().getCode()).isEqualTo(404);
        assertThat(lost.getContentType().orElseThrow().getName()).isEqualTo("application/problem+json");
        assertThat(lost.body())
                .contains("\"status\":404", "\"instance\":\"/api/nowhere\"")
                .doesNotContain("secret");
    }

    @Test
    void a_method_a_page_does_not_have_is_405() {
        assertThat(send(post("/privacy").header("Sec-Fetch-Site", "same-origin")).getStatus())
                .isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "same-origin, cross-site"})
    void another_site_can_send_nothing(String site) {
        HttpResponse<String> refused =
                send(post("/privacy").header("Sec-Fetch-Site", site).header("Origin", origin()));
        assertThat(refused.status().getCode()).isEqualTo(403);
        assertThat(refused.body()).contains("这次操作被拦下了");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "//"})
    void an_older_browser_is_judged_by_its_origin(String origin) {
        assertThat(send(post("/privacy").header("Origin", origin)).status().getCode())
                .isEqualTo(403);
        assertThat(send(post("/privacy").header("Origin", origin())).status().getCode())
                .isEqualTo(405);
    }

    @Test
    void a_request_without_either_header_may_not_carry_cookies() {
        assertThat(send(post("/privacy").header("Cookie", "session=x")).status().getCode())
                .isEqualTo(403);
        assertThat(send(post("/privacy")).status().getCode()).isEqualTo(405);
    }

    private String origin() {
        return "http://" + server.getHost() + ":" + server.getPort();
    }

    private static MutableHttpRequest<?> post(String path) {
        return HttpRequest.POST(path, "a=b").contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.GET(path));
    }

    private HttpResponse<String> send(MutableHttpRequest<?> request) {
        return browser.toBlocking().exchange(request, String.class, String.class);
    }
}
