package org.cunzheng.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Browser;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPagesIT implements TestDatabase {
    private static final String PASSWORD = "four plain words";
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{5}(?:-[A-Z2-9]{5}){4}");

    @Inject
    private EmbeddedServer server;

    private Browser browser;
    private String login;

    @BeforeEach
    void open() {
        browser = new Browser(server.getURI());
        login = UUID.randomUUID() + "@example.com";
    }

    @Test
    void registering_signs_in_and_shows_the_recovery_code_once() {
        HttpResponse<String> done = register(browser);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).containsPattern(CODE);
        String cookie = done.headers().allValues("Set-Cookie").toString();
        assertThat(cookie).contains("session=", "HTTPOnly", "SameSite=Lax").doesNotContain("Secure");
        assertThat(browser.get("/account").body()).doesNotContainPattern(CODE);
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
    }

    @Test
    void by_tls_the_session_never_travels_in_the_open() {
        HttpResponse<String> done = browser.post(
                "/register",
                "login=" + login + "&password=four+plain+words&consent=yes",
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-Proto",
                "https");
        assertThat(done.headers().allValues("Set-Cookie").toString()).contains("session=", "Secure");
    }

    @Test
    void by_tls_no_cookie_at_all_travels_in_the_open() {
        register(browser);
        String caseFile = UUID.randomUUID().toString();
        browser.submit("/cases/new", Form.KEY, caseFile, "appBrand", "示例快贷", "lenderKind", "BANK");
        HttpResponse<String> opened = browser.get("/cases/" + caseFile, "X-Forwarded-Proto", "https");
        HttpResponse<String> changed = browser.post(
                "/account/password",
                "password=four+plain+words&newPassword=other+plain+words",
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-Proto",
                "https");
        assertThat(opened.headers().allValues("Set-Cookie"))
                .hasSize(1)
                .allMatch(cookie -> cookie.startsWith("caseFile=") && cookie.contains("Secure"));
        assertThat(changed.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .anyMatch(cookie -> cookie.startsWith("flash="))
                .allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void consent_is_asked_for_and_what_was_typed_stays_but_the_password_does_not() {
        HttpResponse<String> refused = browser.submit("/register", "login", login, "password", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"" + login + "\"", "href=\"#consent\"", "需要您勾选同意")
                .doesNotContain(PASSWORD, " checked");
    }

    @Test
    void a_registration_sent_twice_makes_one_account_and_signs_in() {
        register(browser);
        HttpResponse<String> again = register(browser);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(location(again)).isEqualTo("/account/recovery");
        Browser stranger = new Browser(server.getURI());
        HttpResponse<String> refused =
                stranger.submit("/register", "login", login, "password", "something else", "consent", "yes");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("已有账户");
    }

    @Test
    void a_page_of_one_who_is_not_signed_in_leads_to_signing_in_and_back_without_its_query() {
        register(browser);
        Browser elsewhere = new Browser(server.getURI());
        HttpResponse<String> sent = elsewhere.get("/account/password?x=1");
        assertThat(location(sent)).isEqualTo("/sign-in?next=%2Faccount%2Fpassword");
        assertThat(elsewhere.get(location(sent)).body()).contains("value=\"/account/password\"");
        HttpResponse<String> in =
                elsewhere.submit("/sign-in", "login", login, "password", PASSWORD, "next", "/account/password");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(location(in)).isEqualTo("/account/password");
    }

    @Test
    void signing_in_leads_to_no_other_site() {
        register(browser);
        for (String next : new String[] {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"}) {
            assertThat(location(browser.submit("/sign-in", "login", login, "password", PASSWORD, "next", next)))
                    .isEqualTo("/");
        }
    }

    @Test
    void a_wrong_password_is_refused_without_saying_which_part_was_wrong_and_then_slowed() {
        register(browser);
        Browser guesser = new Browser(server.getURI());
        HttpResponse<String> wrong = guesser.submit("/sign-in", "login", login, "password", "wrong guess");
        HttpResponse<String> nobody = guesser.submit("/sign-in", "login", "nobody-" + login, "password", "wrong guess");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("手机号、邮箱或密码不对");
        assertThat(wrong.body()).contains("手机号、邮箱或密码不对");
        int last = 0;
        for (int i = 0; i < 9; i++) {
            last = guesser.submit("/sign-in", "login", login, "password", "guess" + i)
                    .statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void signing_out_ends_the_session_here_and_everywhere_when_asked() {
        register(browser);
        Browser phone = new Browser(server.getURI());
        phone.submit("/sign-in", "login", login, "password", PASSWORD);
        assertThat(phone.get("/account").statusCode()).isEqualTo(200);
        browser.submit("/account/sign-out-everywhere");
        assertThat(phone.get("/account").statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
        phone.submit("/sign-in", "login", login, "password", PASSWORD);
        phone.submit("/sign-out");
        assertThat(phone.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void a_new_password_signs_out_everywhere_else() {
        register(browser);
        Browser phone = new Browser(server.getURI());
        phone.submit("/sign-in", "login", login, "password", PASSWORD);
        HttpResponse<String> wrong =
                browser.submit("/account/password", "password", "not it", "newPassword", "other plain words");
        assertThat(wrong.statusCode()).isEqualTo(422);
        HttpResponse<String> changed =
                browser.submit("/account/password", "password", PASSWORD, "newPassword", "other plain words");
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("密码已修改");
        assertThat(browser.get("/account").body()).doesNotContain("密码已修改");
        assertThat(phone.get("/account").statusCode()).isEqualTo(303);
        assertThat(phone.submit("/sign-in", "login", login, "password", PASSWORD)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_recovery_code_opens_the_account_again() {
        Matcher code = CODE.matcher(register(browser).body());
        assertThat(code.find()).isTrue();
        Browser elsewhere = new Browser(server.getURI());
        String typed = code.group().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        HttpResponse<String> in =
                elsewhere.submit("/recover", "login", login, "code", typed, "newPassword", "other plain words");
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).containsPattern(CODE).doesNotContain(code.group()).contains("已经失效");
        assertThat(elsewhere.get("/home").statusCode()).isEqualTo(200);
        assertThat(browser.get("/home").statusCode()).isEqualTo(303);
        HttpResponse<String> again =
                browser.submit("/recover", "login", login, "code", typed, "newPassword", "another password");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("恢复码只能用一次").doesNotContainPattern(CODE);
    }

    @Test
    void signing_in_over_another_session_ends_that_one() {
        HttpResponse<String> registered = register(browser);
        String first = cookie(registered);
        HttpResponse<String> in = browser.submit("/sign-in", "login", login, "password", PASSWORD);
        assertThat(with(first)).isEqualTo(303);
        String second = cookie(in);
        assertThat(with(second)).isEqualTo(200);
        login = UUID.randomUUID() + "@example.com";
        register(browser);
        assertThat(with(second)).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    private int with(String cookie) {
        return new Browser(server.getURI()).get("/account", "Cookie", cookie).statusCode();
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_new_recovery_code_needs_the_password() {
        register(browser);
        HttpResponse<String> wrong = browser.submit("/account/recovery", "password", "not it");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).doesNotContainPattern(CODE);
        assertThat(browser.submit("/account/recovery", "password", PASSWORD).body())
                .containsPattern(CODE);
    }

    private HttpResponse<String> register(Browser with) {
        return with.submit("/register", "login", login, "password", PASSWORD, "consent", "yes");
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
