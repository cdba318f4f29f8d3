package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cunzheng.journeys.Chromium;
import org.cunzheng.packet.BundleFixture;

/** The checker in Java and the one in a browser, put to the same packets. */
final class TwoCheckers implements AutoCloseable {
    static final LogVerifierKey KEY = LogVerifierKey.parse(BundleFixture.KEY.verifierKey());

    private final Chromium chromium;
    private final Path folder;

    private TwoCheckers(Chromium chromium, Path folder) {
        this.chromium = chromium;
        this.folder = folder;
    }

    /** Where there is no Chromium the test is skipped, as {@link Chromium#start} says. */
    static TwoCheckers start(Path folder) {
        return new TwoCheckers(Chromium.start(), folder);
    }

    CheckPage open() {
        return new CheckPage(chromium, new Browser.NewContextOptions());
    }

    /** Compares verdict, checks, and each fault with its place; the browser may not have asked for anything but the page. */
    Map<String, Verdict> bothSayTheSame(List<CheckPage.Case> cases) throws IOException {
        return bothSayTheSame(cases, UnaryOperator.identity());
    }

    /** Compares verdict and checks only: of broken bytes it can be told in several ways what is broken. */
    Map<String, Verdict> bothJudgeTheSame(List<CheckPage.Case> cases) throws IOException {
        return bothSayTheSame(cases, told -> told.replaceAll("(?m)^  .*\\n?", ""));
    }

    private Map<String, Verdict> bothSayTheSame(List<CheckPage.Case> cases, UnaryOperator<String> compared)
            throws IOException {
        Map<String, String> ofTheCommand = new LinkedHashMap<>();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, String> ofThePage = new LinkedHashMap<>();
        Path packet = folder.resolve("packet.zip");
        // Two pages at once, each in a process of the browser's own, and this checker meanwhile.
        try (CheckPage one = open();
                CheckPage other = open()) {
            List<CheckPage.Case> first = cases.subList(0, cases.size() / 2);
            List<CheckPage.Case> second = cases.subList(cases.size() / 2, cases.size());
            one.begin(first);
            other.begin(second);
            for (CheckPage.Case judged : cases) {
                Files.write(packet, judged.packet());
                Verification verification = PacketVerifier.verify(packet, judged.brought());
                ofTheCommand.put(judged.name(), compared.apply(CheckPage.asShown(verification) + "\n"));
                verdicts.put(judged.name(), verification.verdict());
            }
            assertThat(ofTheCommand).as("each case has its name").hasSameSizeAs(cases);
            take(one, first, compared, ofThePage);
            take(other, second, compared, ofThePage);
        }
        ofTheCommand.entrySet().removeIf(one -> one.getValue().equals(ofThePage.get(one.getKey())));
        ofThePage.keySet().retainAll(ofTheCommand.keySet());
        assertThat(ofThePage).containsExactlyEntriesOf(ofTheCommand);
        return verdicts;
    }

    private static void take(
            CheckPage page, List<CheckPage.Case> cases, UnaryOperator<String> compared, Map<String, String> ofThePage) {
        List<String> told = page.judged();
        for (int i = 0; i < cases.size(); i++) {
            ofThePage.put(cases.get(i).name(), compared.apply(told.get(i) + "\n"));
        }
        assertThat(page.requests()).containsExactly(CheckPage.FILE.toUri().toString());
        assertThat(page.complaints()).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
    }
}
