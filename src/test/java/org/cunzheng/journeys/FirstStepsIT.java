package org.cunzheng.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the first page to a case file that is ready for its first record. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStepsIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_borrower_registers_and_opens_a_case_file_by_day_and_in_the_dark() {
        try (Phone phone = phone("first-steps", Phone.inChinese())) {
            walk(phone.byNightToo());
        }
    }

    @Test
    void and_without_script_in_english() {
        walk(
                "first-steps-plain",
                new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    }

    @Test
    void inside_wechat_the_pages_work_too() {
        walk(
                "first-steps-wechat",
                Phone.inChinese()
                        .setUserAgent("Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117"
                                + " MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64"));
    }

    private Phone phone(String name, Browser.NewContextOptions options) {
        return new Phone(chromium, server.getURI(), name, options);
    }

    private void walk(String name, Browser.NewContextOptions options) {
        try (Phone phone = phone(name, options)) {
            walk(phone.withSmallPictures());
        }
    }

    private static void walk(Phone phone) {
        for (String open : List.of(
                "/", "/emergency", "/privacy", "/licences", "/licences/0", "/status", "/help/wechat", "/none")) {
            phone.open(open);
            phone.look("open" + open.replace('/', '-'));
        }
        Page page = phone.open("/register");
        phone.send();
        phone.look("register-refused");
        page.locator("#login").fill(UUID.randomUUID() + "@example.com");
        page.locator("#password").fill("four plain words");
        page.locator("#consent").check();
        phone.send();
        phone.look("recovery-code");
        phone.open("/home");
        phone.look("welcome");
        openCaseFile(phone);
        for (String own : List.of("/home", "/cases", "/account", "/account/password", "/account/recovery")) {
            phone.open(own);
            phone.look("own" + own.replace('/', '-'));
        }
    }

    private static void openCaseFile(Phone phone) {
        Page page = phone.open("/cases/new");
        phone.send();
        phone.look("lender-refused");
        page.locator("#appBrand").fill("示例快贷");
        page.locator("#lender").fill("示例消费金融有限公司");
        page.locator("[value=CONSUMER_FINANCE]").check();
        phone.send();
        page.locator("#sumReceived").fill("5,000元");
        page.locator("#borrowedOn").fill("2026-03-01");
        phone.look("loan");
        phone.send();
        page.locator("[value=AGREED]").check();
        page.locator("#from").fill("09:00");
        page.locator("#until").fill("20:00");
        phone.look("terms");
        phone.send();
        page.locator("#collectorNumber0").fill("010-00000000");
        page.locator("button[name=do]").click();
        page.locator("#collectorAgency1").fill("示例资产管理公司");
        phone.look("collectors");
        phone.send();
        page.locator("#complainantName").fill("张三");
        phone.look("you");
        phone.send();
        phone.look("case-file");
        assertThat(page.locator("main").innerText()).contains("示例快贷", "010-00000000", "示例资产管理公司", "张三");
    }
}
