package org.cunzheng.verification;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cunzheng.journeys.Chromium;

/** The page that checks packets, opened from its file and used as a person would; and what it was seen to do. */
final class CheckPage implements AutoCloseable {
    static final Path FILE = Path.of("target", "classes", "check", "check.html");

    /** Fills in one case after another and reads what the page then shows. */
    private static final String RUN = """
            async cases => {
              const field = id => document.getElementById(id);
              const told = [];
              for (const one of cases) {
                const bytes = Uint8Array.from(atob(one.packet), unit => unit.charCodeAt(0));
                const files = new DataTransfer();
                files.items.add(new File([bytes], 'packet.zip'));
                field('packet').files = files.files;
                field('packet').dispatchEvent(new Event('change'));
                for (const name of ['logKey', 'roots', 'checkpoint']) {
                  field(name).value = one[name];
                }
                const done = new Promise(resolve => {
                  const look = () => {
                    if (field('result').dataset.verdict || field('problem').dataset.problem) {
                      observer.disconnect();
                      resolve();
                    }
                  };
                  const observer = new MutationObserver(look);
                  observer.observe(document.body, {subtree: true, attributes: true, childList: true});
                });
                field('form').requestSubmit();
                await done;
                const lines = [field('result').dataset.verdict || field('problem').dataset.problem];
                for (const check of document.querySelectorAll('[data-check]')) {
                  lines.push(check.dataset.check + ' ' + check.dataset.outcome);
                  for (const fault of check.querySelectorAll('[data-kind]')) {
                    lines.push('  ' + fault.dataset.kind + ' ' + fault.dataset.subject);
                  }
                }
                told.push(lines.join('\\n'));
              }
              return told;
            }
            """;

    /** One packet and what is brought to it, named for what makes it worth checking. */
    record Case(String name, byte[] packet, Brought brought) {
        Map<String, String> told() {
            return Map.of(
                    "packet", Base64.getEncoder().encodeToString(packet),
                    "logKey",
                            brought.logKeys().stream()
                                    .map(LogVerifierKey::text)
                                    .findFirst()
                                    .orElse(""),
                    "checkpoint",
                            brought.checkpoints().stream()
                                    .map(known -> known.size() + ":" + known.root())
                                    .findFirst()
                                    .orElse(""),
                    "roots",
                            String.join(
                                    "",
                                    brought.roots().stream().map(CheckPage::pem).toList()));
        }
    }

    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    CheckPage(Chromium chromium, Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        context.onRequest(request -> requests.add(request.url()));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate(FILE.toUri().toString());
    }

    Page page() {
        return page;
    }

    /** Every address that it asked for, of files and of other machines alike. */
    List<String> requests() {
        return requests;
    }

    /** What the browser complained of: a breach of the page's policy, an error. */
    List<String> complaints() {
        return complaints;
    }

    /** For each case the verdict, and in lines below each check that it shows, with its faults. */
    List<String> judge(List<Case> cases) {
        begin(cases);
        return judged();
    }

    /** Lets the page work on its own, while another does. */
    void begin(List<Case> cases) {
        page.evaluate(
                "cases => { window.judging = (" + RUN + ")(cases); }",
                cases.stream().map(Case::told).toList());
    }

    /** What became of what was begun; waits for its end. */
    List<String> judged() {
        Object told = page.evaluate("() => window.judging");
        return ((List<?>) told).stream().map(String.class::cast).toList();
    }

    /** The same of the other checker, as the page would show it. */
    static String asShown(Verification verification) {
        boolean unreadable = verification.verdict() == Verdict.UNREADABLE;
        Stream<String> checks = verification.checks().stream()
                .filter(check -> !unreadable || check.outcome() == Check.Outcome.FAILED)
                .flatMap(check -> Stream.concat(
                        Stream.of(check.name() + " " + check.outcome()),
                        check.faults().stream().limit(20).map(fault -> "  " + fault.kind() + " " + fault.subject())));
        return String.join(
                "\n",
                Stream.concat(Stream.of(verification.verdict().name()), checks).toList());
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
