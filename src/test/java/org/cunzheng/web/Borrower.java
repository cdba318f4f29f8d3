package org.cunzheng.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody new who has registered and opened a case file, in a browser. */
public final class Borrower {
    private static final Pattern KEY = Pattern.compile("name=\"" + Form.KEY + "\" value=\"([0-9a-f-]{36})\"");

    private final Browser browser;
    private final String caseFile;

    private Borrower(Browser browser, String caseFile) {
        this.browser = browser;
        this.caseFile = caseFile;
    }

    /** Registers somebody new. */
    public static Borrower at(URI server) {
        Browser browser = new Browser(server);
        browser.submit(
                "/register",
                "login",
                UUID.randomUUID() + "@example.com",
                "password",
                "four plain words",
                "consent",
                "yes");
        return new Borrower(browser, open(browser));
    }

    private static String open(Browser browser) {
        String id = UUID.randomUUID().toString();
        browser.submit("/cases/new", Form.KEY, id, "appBrand", "示例快贷", "lenderKind", "CONSUMER_FINANCE");
        return id;
    }

    public Browser browser() {
        return browser;
    }

    /** Where the case file's pages lie. */
    public String root() {
        return "/cases/" + caseFile;
    }

    /** Opens one more case file and gives its id. */
    public String oneMoreCaseFile() {
        return open(browser);
    }

    /** The idempotency key in a page. */
    public static String key(HttpResponse<String> page) {
        Matcher key = KEY.matcher(page.body());
        if (!key.find()) {
            throw new AssertionError("no idempotency key on the page");
        }
        return key.group(1);
    }

    /** Records a call to a relative and gives the address of its entry. */
    public String recordCallTo(String relative, String text) {
        return location(browser.upload(
                root() + "/add/call",
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
                relative,
                "direction",
                "FROM_COLLECTOR"));
    }

    /** Records a message and gives the address of its entry. */
    public String recordSms(String text) {
        return location(browser.upload(
                root() + "/add/sms",
                Form.KEY,
                UUID.randomUUID(),
                "text",
                text,
                "collectorNumber",
                "106550005521",
                "occurredAt",
                "2026-11-18T22:31",
                "zone",
                "Asia/Shanghai",
                "addressee",
                "DEBTOR",
                "direction",
                "FROM_COLLECTOR"));
    }

    /** Where a redirect leads. */
    public static String location(HttpResponse<String> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect but " + redirect.statusCode() + redirect.body()));
    }
}
