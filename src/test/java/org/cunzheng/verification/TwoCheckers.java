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
        Path packet = folder.resolve("packet.zip");
        for (CheckPage.Case one : cases) {
            Files.write(packet, one.packet());
            Verification verification = PacketVerifier.verify(packet, one.brought());
            ofTheCommand.put(one.name(), compared.apply(CheckPage.asShown(verification) + "\n"));
            verdicts.put(one.name(), verification.verdict());
        }
        assertThat(ofTheCommand).as("each case has its name").hasSameSizeAs(cases);
        Map<String, String> ofThePage = new LinkedHashMap<>();
        try (CheckPage page = open()) {
            List<String> told = page.judge(cases);
            for (int i = 0; i < cases.size(); i++) {
                ofThePage.put(cases.get(i).name(), compared.apply(told.get(i) + "\n"));
            }
            assertThat(page.requests()).containsExactly(CheckPage.FILE.toUri().toString());
            assertThat(page.complaints()).isEmpty();
        }
        ofTheCommand.entrySet().removeIf(one -> one.getValue().equals(ofThePage.get(one.getKey())));
        ofThePage.keySet().retainAll(ofTheCommand.keySet());
        assertThat(ofThePage).containsExactlyEntriesOf(ofTheCommand);
        return verdicts;
    }

    @Override
    public void close() {
        chromium.close();
    }
}
