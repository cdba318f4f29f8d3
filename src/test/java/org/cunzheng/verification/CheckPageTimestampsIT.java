package org.cunzheng.verification;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.timestamp.OpensslAuthority;
import org.cunzheng.verification.InventedAuthority.Making;
import org.cunzheng.verification.InventedAuthority.Plan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two checkers say the same of the same packet with a timestamp in it. */
class CheckPageTimestampsIT {
    private static final Instant NOW = InventedAuthority.NOW;
    private static final int CHANGED_BYTES = 60;

    private static final String ALMOST_ALL_IS_READ = """
            () => new Promise(done => {
              const look = setInterval(() => {
                if (document.getElementById('progress').value > 85) {
                  clearInterval(look);
                  done();
                }
              }, 5);
            })
            """;

    private static TwoCheckers checkers;
    private static OpensslAuthority authority;

    @BeforeAll
    static void start(@TempDir Path folder) {
        checkers = TwoCheckers.start(folder);
        authority = OpensslAuthority.start();
    }

    @AfterAll
    static void stop() {
        if (authority != null) {
            authority.close();
        }
        if (checkers != null) {
            checkers.close();
        }
    }

    @Test
    void of_a_timestamp_by_an_authority_that_does_its_duty_or_not() throws Exception {
        List<CheckPage.Case> cases = new ArrayList<>();
        Brought keyAndRoots =
                Brought.NOTHING.and(TwoCheckers.KEY).and(authority.authority().roots());
        for (OpensslAuthority.Fault fault : OpensslAuthority.Fault.values()) {
            switch (fault) {
                // Of the way it answers, or of a nonce, which this question has not.
                case SLOW, HANGS_UP, REDIRECT, HTTP_500, OTHER_CONTENT_TYPE, OTHER_NONCE -> {}
                default -> {
                    byte[] reply = StampedPacketTest.reply(authority, fault, BundleFixture.note(7));
                    byte[] packet = BundleFixture.bytes(BundleFixture.stamped(7, List.of(reply)));
                    cases.add(new CheckPage.Case(fault.name(), packet, keyAndRoots));
                }
            }
        }
        assertThat(checkers.bothSayTheSame(cases))
                .containsEntry("NONE", Verdict.HOLDS)
                .containsEntry("SIGNED_WITH_ECDSA", Verdict.HOLDS)
                .containsEntry("SIGNATURE_CHANGED", Verdict.ALTERED)
                .containsEntry("SELF_MADE_ROOT", Verdict.NOT_PROVED)
                .containsValue(Verdict.NOT_PROVED);
    }

    @Test
    void of_a_timestamp_whatever_form_it_takes_and_wherever_its_certificates_lead() throws IOException {
        InventedAuthority authority = new InventedAuthority();
        X509Certificate root = authority.selfSigned(InventedAuthority.root());
        X509Certificate issuing = authority.issued(InventedAuthority.issuing(), InventedAuthority.root());
        X509Certificate signer =
                authority.issued(InventedAuthority.signer(InventedAuthority.RSA_KEY), InventedAuthority.issuing());
        List<CheckPage.Case> cases = new ArrayList<>(ofEveryForm(authority, issuing, root));
        Stamped stamped = new Stamped(InventedAuthority.RSA_KEY, signer, List.of(signer, issuing), Making.USUAL);
        cases.add(stamped.judged("usual", root));
        cases.add(stamped.judged("with the issuing certificate as root", issuing));
        cases.add(stamped.judged("with the signer itself as root", signer));
        cases.add(stamped.judged("in indefinite lengths", root, Making.USUAL.inBer()));
        cases.add(stamped.judged("its certificate named by SHA-1", root, Making.USUAL.naming(TSPAlgorithms.SHA1)));
        cases.add(stamped.judged("its certificate named by SHA-512", root, Making.USUAL.naming(TSPAlgorithms.SHA512)));
        cases.add(stamped.judged("signed over SHA-512", root, Making.USUAL.signed("SHA512withRSA")));
        cases.add(stamped.judged("rejected, but with a token", root, Making.USUAL.answering(2)));
        cases.add(stamped.judged("before its certificate", root, Making.USUAL.at(NOW.minus(101, DAYS))));
        cases.add(stamped.judged("after its certificate", root, Making.USUAL.at(NOW.plus(101, DAYS))));
        cases.add(new Stamped(InventedAuthority.RSA_KEY, signer, List.of(signer), Making.USUAL)
                .judged("without the issuing certificate", root));
        cases.addAll(underRoots(authority, stamped));
        cases.addAll(underIssuers(authority, root));
        assertThat(checkers.bothSayTheSame(cases))
                .containsEntry("usual", Verdict.HOLDS)
                .containsEntry("in indefinite lengths", Verdict.HOLDS)
                .containsEntry("SHA512withECDSA on secp384r1", Verdict.HOLDS)
                .containsEntry("before its certificate", Verdict.ALTERED)
                .containsEntry("without the issuing certificate", Verdict.NOT_PROVED)
                .containsEntry("root of another key", Verdict.NOT_PROVED)
                .containsEntry("issuer expired", Verdict.NOT_PROVED)
                .containsEntry("issuer not for certificates", Verdict.NOT_PROVED);
    }

    @Test
    void hundreds_of_timestamps_can_be_stopped_between_two() throws IOException {
        InventedAuthority authority = new InventedAuthority();
        X509Certificate signer = authority.selfSigned(InventedAuthority.signer(InventedAuthority.RSA_KEY));
        byte[] answer = InventedAuthority.answer(
                BundleFixture.note(7), InventedAuthority.RSA_KEY, signer, List.of(signer), Making.USUAL);
        byte[] many = BundleFixture.bytes(BundleFixture.stamped(7, Collections.nCopies(400, answer)));
        try (CheckPage opened = checkers.open()) {
            Page page = opened.page();
            page.locator("#packet").setInputFiles(new FilePayload("many.zip", "application/zip", many));
            page.locator("#start").click();
            page.evaluate(ALMOST_ALL_IS_READ);
            page.locator("#cancel").click();
            page.locator("#problem[data-problem='checker.cancelled']").waitFor();
            assertThat(page.locator("#result").getAttribute("data-verdict")).isNull();
        }
    }

    /** A token to be put into a packet, with its key and the certificates sent with it. */
    private record Stamped(KeyPair key, X509Certificate signer, List<X509Certificate> sent, Making how) {
        CheckPage.Case judged(String name, X509Certificate root) {
            byte[] answer = InventedAuthority.answer(BundleFixture.note(7), key, signer, sent, how);
            byte[] packet = BundleFixture.bytes(BundleFixture.stamped(7, List.of(answer)));
            return new CheckPage.Case(
                    name, packet, Brought.NOTHING.and(TwoCheckers.KEY).and(Set.of(root)));
        }

        CheckPage.Case judged(String name, X509Certificate root, Making otherwise) {
            return new Stamped(key, signer, sent, otherwise).judged(name, root);
        }
    }

    private static List<CheckPage.Case> ofEveryForm(
            InventedAuthority authority, X509Certificate issuing, X509Certificate root) {
        List<CheckPage.Case> cases = new ArrayList<>();
        for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
            KeyPair key = InventedAuthority.ec(curve);
            X509Certificate signer = authority.issued(InventedAuthority.signer(key), InventedAuthority.issuing());
            for (String algorithm : List.of("SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA")) {
                cases.add(new Stamped(key, signer, List.of(signer, issuing), Making.USUAL.signed(algorithm))
                        .judged(algorithm + " on " + curve, root));
            }
        }
        return cases;
    }

    private static List<CheckPage.Case> underRoots(InventedAuthority authority, Stamped stamped) {
        Plan right = InventedAuthority.root();
        Plan expired = InventedAuthority.root().valid(NOW.minus(90, DAYS), NOW.minus(80, DAYS));
        Plan ofAnotherKey = InventedAuthority.authority("Invented root", InventedAuthority.rsa());
        Plan inCapitals = InventedAuthority.authority("INVENTED  root", right.key());
        Plan noAuthority = new Plan(right.name(), right.key());
        Plan notForCertificates = new Plan(right.name(), right.key())
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        Plan shortChainsOnly =
                new Plan(right.name(), right.key()).with(Extension.basicConstraints, true, new BasicConstraints(0));
        return List.of(
                stamped.judged("root expired", authority.selfSigned(expired)),
                stamped.judged("root of another key", authority.selfSigned(ofAnotherKey)),
                stamped.judged("root's name in capitals", authority.selfSigned(inCapitals)),
                stamped.judged("root that is no authority", authority.selfSigned(noAuthority)),
                stamped.judged("root not for certificates", authority.selfSigned(notForCertificates)),
                stamped.judged("root for shorter chains", authority.selfSigned(shortChainsOnly)),
                stamped.judged("root of the first version", authority.oldRoot(right)));
    }

    private static List<CheckPage.Case> underIssuers(InventedAuthority authority, X509Certificate root) {
        Plan right = InventedAuthority.issuing();
        ASN1ObjectIdentifier unheardOf = new ASN1ObjectIdentifier("1.2.3.4.5");
        Map<String, Plan> issuers = new LinkedHashMap<>();
        issuers.put("issuer expired", InventedAuthority.issuing().valid(NOW.minus(90, DAYS), NOW.minus(80, DAYS)));
        issuers.put("issuer signed over SHA-1", InventedAuthority.issuing().signed("SHA1withRSA"));
        issuers.put("issuer signed over SHA-512", InventedAuthority.issuing().signed("SHA512withRSA"));
        issuers.put("issuer that is no authority", new Plan(right.name(), right.key()));
        issuers.put(
                "issuer not for certificates",
                new Plan(right.name(), right.key())
                        .with(Extension.basicConstraints, true, new BasicConstraints(true))
                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
        issuers.put(
                "issuer of nothing but the last",
                new Plan(right.name(), right.key()).with(Extension.basicConstraints, true, new BasicConstraints(0)));
        issuers.put(
                "issuer with something critical unheard of",
                InventedAuthority.issuing().with(unheardOf, true, new DEROctetString(new byte[2])));
        issuers.put(
                "issuer with something else unheard of",
                InventedAuthority.issuing().with(unheardOf, false, new DEROctetString(new byte[2])));
        List<CheckPage.Case> cases = new ArrayList<>();
        issuers.forEach((name, plan) -> {
            X509Certificate issuing = authority.issued(plan, InventedAuthority.root());
            X509Certificate signer = authority.issued(InventedAuthority.signer(InventedAuthority.RSA_KEY), plan);
            cases.add(new Stamped(InventedAuthority.RSA_KEY, signer, List.of(issuing, signer), Making.USUAL)
                    .judged(name, root));
        });
        X509Certificate issuing = authority.issued(right, InventedAuthority.root());
        X509Certificate odd = authority.issued(
                InventedAuthority.signer(InventedAuthority.RSA_KEY)
                        .with(unheardOf, true, new DEROctetString(new byte[2])),
                right);
        cases.add(new Stamped(InventedAuthority.RSA_KEY, odd, List.of(odd, issuing), Making.USUAL)
                .judged("signer with something critical unheard of", root));
        return cases;
    }

    @Test
    void of_a_timestamp_with_any_byte_changed() throws IOException {
        InventedAuthority authority = new InventedAuthority();
        X509Certificate root = authority.selfSigned(InventedAuthority.root());
        X509Certificate issuing = authority.issued(InventedAuthority.issuing(), InventedAuthority.root());
        X509Certificate signer =
                authority.issued(InventedAuthority.signer(InventedAuthority.RSA_KEY), InventedAuthority.issuing());
        byte[] answer = InventedAuthority.answer(
                BundleFixture.note(7), InventedAuthority.RSA_KEY, signer, List.of(signer, issuing), Making.USUAL);
        Random random = new Random(2026);
        List<CheckPage.Case> cases = new ArrayList<>();
        for (int i = 0; i < CHANGED_BYTES; i++) {
            byte[] changed = answer.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            byte[] packet = BundleFixture.bytes(BundleFixture.stamped(7, List.of(changed)));
            cases.add(new CheckPage.Case(
                    "changed at " + at + ", " + i,
                    packet,
                    Brought.NOTHING.and(TwoCheckers.KEY).and(Set.of(root))));
        }
        assertThat(checkers.bothJudgeTheSame(cases))
                .containsValue(Verdict.ALTERED)
                .containsValue(Verdict.NOT_PROVED);
    }
}
