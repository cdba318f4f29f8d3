package org.cunzheng.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ScreenshotScale;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small phone of 360 by 740, which takes a picture of what it shows and checks what every page owes it. */
public final class Phone implements AutoCloseable {
    /** Pictures of the last run, for the eye and for the README. */
    public static final Path PICTURES = Path.of("target", "pictures");

    /** Each gives a list of what is wrong, empty where all is well. */
    private static final List<String> OWED = List.of(
            "() => document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []",
            "() => [...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).overflowX === 'hidden')"
                    + ".filter(e => e.clientWidth > 9 && e.scrollWidth > e.clientWidth + 1).map(e => 'cut off: ' + e.innerText.slice(0, 40))",
            "() => document.querySelectorAll('h1').length === 1 ? [] : ['has not one h1']",
            "() => document.querySelector('a[href=\"tel:110\"]') && document.querySelector('a[href=\"tel:12356\"]')"
                    + " ? [] : ['does not say whom to call']",
            "() => [...document.querySelectorAll('[style]:not([style=\"\"]), [onclick]')].map(e => 'inline ' + e.outerHTML.slice(0, 60))",
            "() => [...document.querySelectorAll('[id]')].map(e => e.id)"
                    + ".filter((id, i, all) => all.indexOf(id) !== i).map(id => 'id twice: ' + id)",
            "() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
                    + ".filter(e => e.labels.length === 0 && !e.ariaLabel).map(e => 'no label: ' + e.name)",
            "() => [...document.querySelectorAll('a, button')]"
                    + ".filter(e => !e.textContent.trim() && !e.ariaLabel && !e.querySelector('img[alt]:not([alt=\"\"])')).map(e => 'no words: ' + e.outerHTML.slice(0, 80))",
            // Exempt: a link inside a sentence, a choice, tapped by its whole line, a link stretched over its card.
            "() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]"
                    + ".filter(e => e.checkVisibility() && !e.closest('p, .choice, .quote') && !e.matches('.skip'))"
                    + ".filter(e => getComputedStyle(e, '::after').position !== 'absolute')"
                    + ".filter(e => e.getBoundingClientRect().height < 47.5)"
                    + ".map(e => 'too small: ' + e.textContent.trim().slice(0, 30) + ' '"
                    + " + e.getBoundingClientRect().height)");

    private final URI server;
    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int pictures;
    private boolean byNightToo;
    private ScreenshotScale scale = ScreenshotScale.DEVICE;

    /** @param name begins the names of its pictures */
    public Phone(Chromium chromium, URI server, String name, Browser.NewContextOptions options) {
        this.server = server;
        this.name = name;
        context = chromium.browser()
                .newContext(options.setViewportSize(360, 740)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A status of 422 or 404, or no network, is what a walk asked for, not a fault.
            if (message.type().equals("error")
                    && !message.text().startsWith("Failed to load resource")
                    && !message.text().startsWith("htmx:")) {
                complaints.add(message.text());
            }
        });
    }

    public static Browser.NewContextOptions inChinese() {
        return new Browser.NewContextOptions().setLocale("zh-CN").setColorScheme(ColorScheme.LIGHT);
    }

    /** From now on it takes a second, smaller picture of all that it looks at, in dark colours. */
    public Phone byNightToo() {
        byNightToo = true;
        return this;
    }

    /** Its pictures are for a glance only. */
    public Phone withSmallPictures() {
        scale = ScreenshotScale.CSS;
        return this;
    }

    public Page page() {
        return page;
    }

    public Page open(String path) {
        page.navigate(server.resolve(path).toString());
        return page;
    }

    /** Presses the button that sends the form of the page. */
    public void send() {
        page.locator("main form button:not([type=button]):not([name])").first().click();
    }

    /** Takes a picture, gives it back, and holds the page to what it owes. */
    public Path look(String at) {
        pictures++;
        Path picture = take(name, at, scale);
        if (byNightToo) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            take(name + "-dark", at, ScreenshotScale.CSS);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        for (String check : OWED) {
            assertThat((List<?>) page.evaluate(check))
                    .as(at + " at " + page.url())
                    .isEmpty();
        }
        assertThat(complaints).as("the browser's complaints at " + at).isEmpty();
        return picture;
    }

    private Path take(String begin, String at, ScreenshotScale scale) {
        Path picture = PICTURES.resolve("%s-%02d-%s.png".formatted(begin, pictures, at));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(picture)
                .setCaret(ScreenshotCaret.INITIAL)
                .setScale(scale)
                .setFullPage(true));
        return picture;
    }

    @Override
    public void close() {
        context.close();
    }
}
