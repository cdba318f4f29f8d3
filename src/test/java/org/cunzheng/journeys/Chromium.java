package org.cunzheng.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The browser that this machine has; none is ever downloaded. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "google-chrome", "chromium-browser");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /**
     * Starts it. Where there is none the test is skipped and says so in one line; where nothing may be skipped it fails.
     *
     * @throws TestAbortedException where this machine has no Chromium
     */
    public static Chromium start() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String reason = "Browser tests skipped: no " + String.join(", ", NAMES) + " on the PATH";
            if ("true".equals(System.getenv("CUNZHENG_NOTHING_SKIPPED"))) {
                throw new AssertionError(reason);
            }
            System.err.println(reason);
            throw new TestAbortedException(reason);
        }
        return new Chromium(executable.get());
    }

    /** The browser itself, for pages that are no pages of ours. */
    public Browser browser() {
        return browser;
    }

    private static Optional<Path> find() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(Pattern.quote(File.pathSeparator)))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
