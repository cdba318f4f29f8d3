package org.cunzheng.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a case file without a record to a packet that a stranger can check. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FromFirstTextToPacketIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    @TempDir
    private Path downloads = Path.of("");

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
    void four_kinds_of_incident_become_a_packet_by_day_and_in_the_dark() {
        try (Phone phone = new Phone(chromium, server.getURI(), "to-packet", Phone.inChinese())) {
            walk(phone.byNightToo());
        }
    }

    private void walk(Phone phone) {
        Page page = phone.open("/register");
        page.locator("#login").fill(UUID.randomUUID() + "@example.com");
        page.locator("#password").fill("four plain words");
        page.locator("#consent").check();
        phone.send();
        phone.open("/cases/new");
        page.locator("#appBrand").fill("示例快贷");
        page.locator("#lender").fill("示例消费金融有限公司");
        page.locator("[value=CONSUMER_FINANCE]").check();
        phone.send();
        phone.open("/home");

        page.locator("a[href$='/add/sms']").click();
        phone.look("add-sms");
        phone.send();
        Path screenshot = phone.look("add-sms-refused");
        page.locator("#text").fill("张三，今天再不还钱，就让派出所来抓你，明天去你单位找你领导！");
        page.locator("#collectorNumber").fill("106900000001");
        page.locator("#occurredAt").fill("2026-11-18T22:41");
        phone.send();
        phone.look("sms");

        phone.open("/home");
        page.locator("a[href$='/add/call']").click();
        phone.look("add-call");
        page.locator("#collectorNumber").fill("010-00000000");
        page.locator("#occurredAt").fill("2026-11-19T07:12");
        page.locator("[name=answered][value=YES]").check();
        page.locator("#minutes").fill("3");
        page.locator("#seconds").fill("20");
        page.locator("#text").fill("催收：你这个骗子，不还钱我天天打你家人的电话。");
        phone.send();
        phone.look("call");

        phone.open("/home");
        page.locator("a[href$='/add/chat']").click();
        phone.look("add-chat");
        page.locator("#collectorName").fill("自称李经理");
        page.locator("#collectorNumber").fill("wx-example-0001");
        page.locator("#occurredAt").fill("2026-11-19T10:30");
        page.locator("#text").fill("把你身份证和欠款发到你们村的群里，让大家看看。");
        page.locator("#files").setInputFiles(screenshot);
        phone.send();
        phone.look("chat");

        phone.open("/home");
        page.locator("a[href$='/add/visit']").click();
        phone.look("add-visit");
        page.locator("#occurredAt").fill("2026-11-20T19:05");
        page.locator("#text").fill("两个人堵在门口不让我出门，说不还钱就不走。");
        phone.send();
        phone.open("/home");
        page.locator("a[href$='/import']").click();
        phone.look("import");
        page.locator("#file").setInputFiles(Path.of("src/test/resources/samples/exports/sms-zh.xml"));
        phone.send();
        page.locator("[name=number]").first().check();
        phone.look("import-choose");
        page.locator("button[value=take]").click();
        phone.look("import-done");

        page.locator(".tab-timeline").click();
        phone.look("timeline");
        page.locator("#q").fill("派出所");
        page.locator(".searchline button").click();
        page.locator("main p:has-text('找到 1 条')").waitFor();
        phone.look("timeline-search");
        assertThat(page.url()).endsWith("/timeline");

        page.locator("a.banner").click();
        phone.look("findings");
        page.evaluate("() => { window.stayed = true; }");
        page.context().setOffline(true);
        page.locator("button[value=confirm]:not(.quiet)").first().click();
        page.locator("#unsent").waitFor();
        phone.look("findings-unsent");
        page.context().setOffline(false);
        for (int confirmed = 1; confirmed <= 3; confirmed++) {
            page.locator("button[value=confirm]:not(.quiet)").first().click();
            page.locator("summary:has-text('已确认（" + confirmed + "）')").waitFor();
        }
        assertThat(page.evaluate("() => window.stayed"))
                .as("decided without leaving the page")
                .isEqualTo(true);
        page.locator("button[value=dismiss]").first().click();
        page.locator("main .flash:has-text('排除')").waitFor();
        phone.look("findings-decided");

        page.locator(".tab-timeline").click();
        page.locator(".entry-link").last().click();
        phone.look("entry");
        page.locator("a[href$='/correct']").click();
        phone.look("correct");
        page.goBack();
        page.locator("a[href$='/mistake']").click();
        phone.look("mistake");

        page.locator(".tab-packet").click();
        phone.look("packet");
        page.locator("#make summary").click();
        page.locator("#recipient").fill("示例市金融监管局");
        page.locator("[name=part][value=COLLECTOR_NUMBERS]").check();
        phone.look("packet-redaction");
        page.locator("button[name=page]").click();
        page.locator("[name=tickedWords]").first().check();
        page.locator("[name=tickedFiles]").first().check();
        phone.look("packet-choose");
        page.locator("main button[name=do][value=back]").click();
        page.locator("#make").waitFor();
        assertThat(page.locator("#make .note:has-text('1 条原话')").count()).isEqualTo(1);
        phone.look("packet-chosen");
        phone.send();
        phone.look("packet-made");
        assertThat(page.locator("dd:has-text('示例市金融监管局')").count()).isEqualTo(1);
        // What goes to a person of trust is the checkpoint and the log's key, and nothing about her.
        assertThat(page.locator("a[href^='mailto:?subject=']").getAttribute("href"))
                .matches(".*%20[0-9]+%3A[0-9a-f]{64}%20.*");
        String made = page.url();
        Download download = page.waitForDownload(
                () -> page.locator("a[href$='/packet.zip']").click());
        Path zip = downloads.resolve("packet.zip");
        download.saveAs(zip);
        assertThat(PacketVerifier.verify(zip, Brought.NOTHING).verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        changeOneByte(zip);
        assertThat(PacketVerifier.verify(zip, Brought.NOTHING).verdict()).isEqualTo(Verdict.ALTERED);
        phone.open(URI.create(made).getPath() + "/pages");
        scrollThrough(page);
        phone.look("packet-pages");
        destroyTheLatest(phone);
    }

    /** The visit: it stands in the packet just made, so a first yes is not enough. */
    private static void destroyTheLatest(Phone phone) {
        Page page = phone.page();
        phone.open("/home");
        page.locator(".tab-timeline").click();
        page.locator(".entry-link").first().click();
        page.locator("a[href$='/erase']").click();
        phone.look("erase");
        page.locator("#reason").fill("不想再留着");
        page.locator("[name=understood]").check();
        phone.send();
        page.locator("main a[href='#insist']").waitFor();
        phone.look("erase-in-packet");
        assertThat(page.locator("#reason").inputValue()).isEqualTo("不想再留着");
        page.locator("[name=insist]").check();
        phone.send();
        page.locator("form[action$='/sure']").waitFor();
        phone.look("erase-sure");
        phone.send();
        page.locator("main .flash").waitFor();
        phone.look("erased");
        assertThat(page.locator("main").innerText()).doesNotContain("堵在门口");
        page.locator(".tab-timeline").click();
        phone.look("timeline-erased");
        assertThat(page.locator("main").innerText()).doesNotContain("堵在门口").contains("已销毁");
        page.locator(".tab-packet").click();
        phone.look("packet-destroyed");
    }

    /** A picture of a page is fetched only when somebody comes near it. */
    private static void scrollThrough(Page page) {
        for (Locator picture : page.locator("main img").all()) {
            picture.scrollIntoViewIfNeeded();
            page.waitForCondition(() ->
                    (boolean) picture.evaluate("picture => picture.complete && picture.naturalWidth > picture.width"));
        }
    }

    private static void changeOneByte(Path zip) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            bytes[bytes.length / 2] ^= 1;
            Files.write(zip, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
