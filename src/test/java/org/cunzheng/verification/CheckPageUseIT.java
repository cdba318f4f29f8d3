package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.journeys.Chromium;
import org.cunzheng.journeys.Phone;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.verification.InventedAuthority.Making;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a person's hands: on a small phone, with a large file, with a packet that means harm. */
class CheckPageUseIT {
    private static final byte[] GOOD = BundleFixture.bytes(BundleFixture.bundle());
    private static final int LARGE = 48 << 20;
    private static final int LARGEST_PIECE = 1 << 20;
    private static final String MARKUP = "<img/src=x/onerror=document.title='harm'>";

    /** Notes the largest piece that is asked of a file, and the longest time in which the page did nothing else. */
    private static final String WATCH = """
            () => {
              window.largest = 0;
              const slice = File.prototype.slice;
              File.prototype.slice = function (from, to) {
                window.largest = Math.max(window.largest, to - from);
                return slice.call(this, from, to);
              };
              window.longest = 0;
              window.seen = new Set();
              let last = performance.now();
              setInterval(() => {
                const now = performance.now();
                window.longest = Math.max(window.longest, now - last);
                last = now;
                window.seen.add(document.getElementById('progress').value);
              }, 10);
            }
            """;

    private static final String UNTIL = """
            () => new Promise(done => {
              const look = setInterval(() => {
                if (%s) {
                  clearInterval(look);
                  done();
                }
              }, 5);
            })
            """;

    private static Chromium chromium;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static void waitForVerdict(Page page) {
        page.locator("#result[data-verdict]").waitFor();
    }

    private Path packet(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void it_says_its_verdict_by_day_and_night_in_both_languages_on_a_small_phone() throws IOException {
        Path good = packet("packet.zip", GOOD);
        Path altered = packet("材料包.zip", Files.readAllBytes(PacketSamples.FOLDER.resolve("entry-text-changed.zip")));
        walk("check", Phone.inChinese(), good, altered);
        walk("check-dark", Phone.inChinese().setColorScheme(ColorScheme.DARK), good, altered);
        walk("check-english", new Browser.NewContextOptions().setLocale("en-GB"), good, altered);
    }

    private static void walk(String name, Browser.NewContextOptions options, Path good, Path altered) {
        try (Phone phone = new Phone(chromium, CheckPage.FILE.toUri(), name, options)) {
            Page page = phone.open("check.html");
            phone.look("open");
            assertThat(page.locator("footer").innerText()).contains("openssl dgst -sm3", "--sm3");
            page.locator("#start").click();
            assertThat(page.locator("#problem").getAttribute("data-problem")).isEqualTo("checker.bad.packet");
            page.locator("details").first().locator("summary").click();
            page.locator("#packet").setInputFiles(good);
            page.locator("#logKey").fill(BundleFixture.KEY.verifierKey() + "x");
            page.locator("#start").click();
            assertThat(page.locator("#problem").getAttribute("data-problem")).isEqualTo("checker.bad.key");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("logKey");
            phone.look("refused");
            page.locator("#logKey").fill(BundleFixture.KEY.verifierKey());
            page.locator("#start").click();
            waitForVerdict(page);
            assertThat(page.locator("#result").getAttribute("data-verdict")).isEqualTo("NOT_PROVED");
            phone.look("not-proved");
            page.locator("#packet").setInputFiles(altered);
            page.locator("#start").click();
            waitForVerdict(page);
            assertThat(page.locator("#result").getAttribute("data-verdict")).isEqualTo("ALTERED");
            phone.look("altered");
            String before = page.locator("#result").innerText();
            page.locator("#language").click();
            assertThat(page.locator("#result").innerText()).isNotEqualTo(before);
            assertThat(page.locator("#result").getAttribute("data-verdict")).isEqualTo("ALTERED");
        }
    }

    @Test
    void a_key_chosen_as_a_file_counts_as_one_that_is_pasted() throws IOException {
        try (CheckPage opened = new CheckPage(chromium, new Browser.NewContextOptions())) {
            Page page = opened.page();
            page.locator("details").first().locator("summary").click();
            page.locator("#logKeyFile")
                    .setInputFiles(packet("key.txt", (BundleFixture.KEY.verifierKey() + "\n").getBytes(UTF_8)));
            page.evaluate(UNTIL.formatted("document.getElementById('logKey').value !== ''"));
            page.locator("#packet").setInputFiles(packet("packet.zip", GOOD));
            page.locator("#start").click();
            waitForVerdict(page);
            assertThat(page.locator("[data-check=LOG_KEY]").getAttribute("data-outcome"))
                    .isEqualTo("PASSED");
        }
    }

    @Test
    void a_large_packet_is_read_in_small_pieces_and_the_page_stays_awake() throws IOException {
        try (CheckPage opened = new CheckPage(chromium, new Browser.NewContextOptions())) {
            Page page = opened.page();
            page.evaluate(WATCH);
            page.locator("#packet").setInputFiles(large());
            page.locator("#start").click();
            page.locator("#result[data-verdict]").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            assertThat(page.locator("[data-check=FILES]").getAttribute("data-outcome"))
                    .isEqualTo("PASSED");
            assertThat(page.locator("[data-check=CONTAINER]").getAttribute("data-outcome"))
                    .isEqualTo("PASSED");
            assertThat(((Number) page.evaluate("window.largest")).longValue())
                    .isPositive()
                    .isLessThanOrEqualTo(LARGEST_PIECE);
            assertThat(((Number) page.evaluate("window.seen.size")).intValue()).isGreaterThan(5);
        }
    }

    @Test
    void whoever_stops_it_gets_no_verdict_and_can_begin_anew() throws IOException {
        try (CheckPage opened = new CheckPage(chromium, new Browser.NewContextOptions())) {
            Page page = opened.page();
            page.locator("#packet").setInputFiles(large());
            page.locator("#start").click();
            page.evaluate(UNTIL.formatted("document.getElementById('progress').value > 0"));
            page.locator("#cancel").click();
            page.locator("#problem[data-problem='checker.cancelled']").waitFor();
            assertThat(page.locator("#result").getAttribute("data-verdict")).isNull();
            assertThat(page.locator("#result").innerText()).isEmpty();
            page.locator("#packet").setInputFiles(packet("packet.zip", GOOD));
            page.locator("#start").click();
            waitForVerdict(page);
            assertThat(page.locator("#result").getAttribute("data-verdict")).isEqualTo("SIGNER_NOT_KNOWN");
        }
    }

    /** A packet with an original of many bytes that no entry names. */
    private Path large() throws IOException {
        byte[] bytes = new byte[LARGE];
        for (int at = 0; at < bytes.length; at += 4096) {
            bytes[at] = (byte) (at >> 12);
        }
        return packet(
                "large.zip",
                new Forgery(GOOD)
                        .put("originals/" + Sha256.of(bytes) + ".mp4", bytes)
                        .relisted()
                        .zip());
    }

    @Test
    void what_a_packet_says_is_never_markup() throws IOException {
        LogKey named = LogKey.generate(MARKUP);
        String entry = "entries/" + BundleFixture.id(1) + ".json";
        byte[] idOfMarkup = new Forgery(GOOD)
                .edit(entry, json -> json.replace("\"" + BundleFixture.id(1) + "\"", "\"" + MARKUP + "\""))
                .relisted()
                .zip();
        byte[] nameOfMarkup = new Forgery(GOOD)
                .put("originals/" + MARKUP, new byte[1])
                .relisted()
                .zip();
        byte[] memberOfMarkup = new Forgery(GOOD)
                .edit(Forgery.MANIFEST, json -> json.replace("\"caseFile\"", "\"" + MARKUP + "\":\"\",\"caseFile\""))
                .resummed()
                .zip();
        byte[] logOfMarkup = BundleFixture.bytes(BundleFixture.signedBy(named));
        for (byte[] packet :
                List.of(idOfMarkup, nameOfMarkup, memberOfMarkup, logOfMarkup, stampedBy("CN=" + MARKUP))) {
            try (CheckPage opened = new CheckPage(chromium, new Browser.NewContextOptions())) {
                Page page = opened.page();
                int elements = (int) page.evaluate("document.querySelectorAll('img, script').length");
                page.locator("#packet").setInputFiles(packet(MARKUP.replace('/', ' ') + ".zip", packet));
                page.locator("#start").click();
                waitForVerdict(page);
                assertThat(page.locator("#result").innerText()).contains(MARKUP);
                assertThat(page.evaluate("document.querySelectorAll('img, script').length"))
                        .isEqualTo(elements);
                assertThat(page.title()).doesNotContain("harm");
                assertThat(opened.requests()).hasSize(1);
                assertThat(opened.complaints()).isEmpty();
            }
        }
    }

    private static byte[] stampedBy(String name) {
        InventedAuthority authority = new InventedAuthority();
        InventedAuthority.Plan plan = InventedAuthority.signerNamed(name);
        var signer = authority.selfSigned(plan);
        byte[] answer =
                InventedAuthority.answer(BundleFixture.note(7), plan.key(), signer, List.of(signer), Making.USUAL);
        return BundleFixture.bytes(BundleFixture.stamped(7, List.of(answer)));
    }

    /** Were there a way in for a script after all, it would find no way out. */
    @Test
    void the_browser_lets_the_page_send_nothing_anywhere() {
        try (CheckPage opened = new CheckPage(chromium, new Browser.NewContextOptions())) {
            Page page = opened.page();
            List<String> stopped = new ArrayList<>();
            page.onRequestFailed(request -> stopped.add(request.url() + " " + request.failure()));
            assertThat(page.evaluate("fetch('https://elsewhere.example/').then(() => 'sent', () => 'refused')"))
                    .isEqualTo("refused");
            assertThat(page.evaluate("() => new Promise(done => { const image = new Image();"
                            + " image.onload = () => done('sent'); image.onerror = () => done('refused');"
                            + " image.src = 'https://elsewhere.example/a.png'; })"))
                    .isEqualTo("refused");
            assertThat(
                            page.evaluate(
                                    "() => { const script = document.createElement('script');"
                                            + " script.textContent = 'window.ran = true'; document.body.append(script); return !!window.ran; }"))
                    .isEqualTo(false);
            assertThat(stopped).containsExactly("https://elsewhere.example/a.png csp");
            assertThat(opened.requests()).hasSize(2);
            assertThat(opened.complaints())
                    .isNotEmpty()
                    .allSatisfy(complaint -> assertThat(complaint).contains("Content Security Policy"));
        }
    }

    @Test
    void a_timestamp_signed_in_a_way_it_does_not_know_is_not_called_wrong() throws IOException {
        KeyPair key = InventedAuthority.ed25519();
        InventedAuthority authority = new InventedAuthority();
        var root = authority.selfSigned(InventedAuthority.root());
        var issuing = authority.issued(InventedAuthority.issuing(), InventedAuthority.root());
        var signer = authority.issued(InventedAuthority.signer(key), InventedAuthority.issuing());
        byte[] answer = InventedAuthority.answer(
                BundleFixture.note(7), key, signer, List.of(signer, issuing), Making.USUAL.signed("Ed25519"));
        byte[] packet = BundleFixture.bytes(BundleFixture.stamped(7, List.of(answer)));
        Brought brought = Brought.NOTHING.and(TwoCheckers.KEY).and(Set.of(root));
        try (CheckPage page = new CheckPage(chromium, new Browser.NewContextOptions())) {
            assertThat(page.judge(List.of(new CheckPage.Case("ed25519", packet, brought))))
                    .containsExactly("UNREADABLE\nREADABLE FAILED\n  METHOD_NOT_KNOWN timestamps/");
            byte[] alteredToo =
                    new Forgery(packet).edit("complaint.pdf", pdf -> pdf + "!").zip();
            assertThat(page.judge(List.of(new CheckPage.Case("altered", alteredToo, brought)))
                            .getFirst())
                    .startsWith("ALTERED\n");
        }
    }
}
