package org.cunzheng.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TimeStampRequest;
import org.cunzheng.integrity.Openssl;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.timestamp.OpensslAuthority.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimestampClientTest {
    private static final Sha256 IMPRINT = Sha256.of("某日某时某电话".getBytes(UTF_8));
    private static final Clock CLOCK = Clock.systemUTC();

    private static OpensslAuthority authority;

    private final TimestampClient client = client(CLOCK);

    @BeforeAll
    static void start() {
        authority = OpensslAuthority.start();
    }

    @AfterAll
    static void stop() {
        if (authority != null) {
            authority.close();
        }
    }

    @Test
    void a_token_says_when_who_and_under_which_policy() {
        Instant before = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        Token token = granted(client.ask(authority.with(Fault.NONE).authority(), IMPRINT));
        assertThat(token.genTime()).isBetween(before, CLOCK.instant());
        assertThat(token.genTime()).isEqualTo(token.genTime().truncatedTo(ChronoUnit.MILLIS));
        assertThat(token.authority()).isEqualTo("Invented tsa");
        assertThat(token.policy()).isEqualTo(OpensslCertificates.POLICY);
        assertThat(token.serial()).isGreaterThan(BigInteger.valueOf(41));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "SIGNED_WITH_ECDSA"})
    void openssl_accepts_what_we_keep(Fault none, @TempDir Path folder) throws Exception {
        Token token = granted(client.ask(authority.with(none).authority(), IMPRINT));
        Path file = Files.write(folder.resolve("reply.tsr"), token.reply());
        String root = authority.rootPem().toString();
        assertThat(Openssl.find()
                        .said("ts", "-verify", "-in", file.toString(), "-digest", IMPRINT.hex(), "-CAfile", root))
                .contains("Verification: OK");
        assertThat(Openssl.find().said("ts", "-reply", "-in", file.toString(), "-text"))
                .contains("Serial number: 0x" + token.serial().toString(16).toUpperCase(Locale.ROOT));
    }

    @Test
    void each_question_has_a_nonce_of_its_own_and_asks_for_the_certificate() throws Exception {
        authority.with(Fault.NONE);
        client.ask(authority.authority(), IMPRINT);
        client.ask(authority.authority(), IMPRINT);
        TimeStampRequest last = new TimeStampRequest(authority.queries().getLast());
        TimeStampRequest first =
                new TimeStampRequest(authority.queries().get(authority.queries().size() - 2));
        assertThat(last.getCertReq()).isTrue();
        assertThat(last.getNonce()).isNotEqualTo(first.getNonce());
        assertThat(last.getNonce().bitLength()).isBetween(32, 64);
        assertThat(last.getMessageImprintDigest()).isEqualTo(IMPRINT.bytes());
    }

    static Stream<Arguments> refusals() {
        return Map.ofEntries(
                        Map.entry(Fault.GARBAGE, Refusal.NOT_READABLE),
                        Map.entry(Fault.MORE_AFTER_THE_END, Refusal.NOT_READABLE),
                        Map.entry(Fault.CRITICAL_EXTENSION, Refusal.NOT_READABLE),
                        Map.entry(Fault.LOCAL_TIME, Refusal.NOT_READABLE),
                        Map.entry(Fault.REFUSED, Refusal.NOT_GRANTED),
                        Map.entry(Fault.OTHER_IMPRINT, Refusal.OTHER_IMPRINT),
                        Map.entry(Fault.OTHER_IMPRINT_ALGORITHM, Refusal.OTHER_IMPRINT_ALGORITHM),
                        Map.entry(Fault.OTHER_NONCE, Refusal.NONCE_DIFFERS),
                        Map.entry(Fault.NO_NONCE, Refusal.NONCE_DIFFERS),
                        Map.entry(Fault.CERTIFICATE_WITHHELD, Refusal.SIGNER_CERTIFICATE_MISSING),
                        Map.entry(Fault.CERTIFICATE_NOT_NAMED, Refusal.SIGNER_CERTIFICATE_MISSING),
                        Map.entry(Fault.CERTIFICATE_REPLACED, Refusal.SIGNER_CERTIFICATE_MISSING),
                        Map.entry(Fault.SIGNED_WITH_SHA_1, Refusal.ALGORITHM_NOT_ACCEPTED),
                        Map.entry(Fault.SIGNATURE_CHANGED, Refusal.SIGNATURE_WRONG),
                        Map.entry(Fault.WITHOUT_PURPOSE, Refusal.NOT_ONLY_FOR_TIME_STAMPING),
                        Map.entry(Fault.PURPOSE_NOT_CRITICAL, Refusal.NOT_ONLY_FOR_TIME_STAMPING),
                        Map.entry(Fault.TWO_PURPOSES, Refusal.NOT_ONLY_FOR_TIME_STAMPING),
                        Map.entry(Fault.EXPIRED_CERTIFICATE, Refusal.CERTIFICATE_NOT_VALID_THEN),
                        Map.entry(Fault.SELF_MADE_ROOT, Refusal.NO_TRUSTED_ROOT))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void an_answer_that_proves_nothing_is_refused_with_its_reason(Fault fault, Refusal reason) {
        assertThat(client.ask(authority.with(fault).authority(), IMPRINT))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason);
                    assertThat(refused.detail()).isNotBlank();
                });
    }

    @Test
    void a_time_ahead_of_our_clock_is_refused_beyond_what_clocks_differ() {
        authority.with(Fault.NONE);
        assertThat(client(Clock.offset(CLOCK, Duration.ofMinutes(-6))).ask(authority.authority(), IMPRINT))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.IN_THE_FUTURE));
        assertThat(client(Clock.offset(CLOCK, Duration.ofMinutes(-4))).ask(authority.authority(), IMPRINT))
                .isInstanceOf(Answer.Granted.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HTTP_500", "OTHER_CONTENT_TYPE", "HUGE", "SLOW", "REDIRECT", "HANGS_UP"})
    void what_is_no_reply_counts_as_not_reached(Fault fault) {
        TimestampClient impatient = new TimestampClient(
                new TokenVerification(CLOCK),
                Duration.ofSeconds(5),
                Duration.ofMillis(fault == Fault.SLOW ? 300 : 9000));
        int before = authority.queries().size();
        assertThat(impatient.ask(authority.with(fault).authority(), IMPRINT))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        unreachable -> assertThat(unreachable.detail()).isNotBlank());
        assertThat(authority.queries()).hasSize(before + 1);
    }

    @Test
    void nobody_at_the_address_is_not_reached() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Authority nobody = new Authority(
                "nobody",
                URI.create("http://127.0.0.1:" + free + "/"),
                authority.authority().roots());
        assertThat(client.ask(nobody, IMPRINT)).isInstanceOf(Answer.Unreachable.class);
    }

    private static TimestampClient client(Clock clock) {
        return new TimestampClient(new TokenVerification(clock));
    }

    private static Token granted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Granted.class);
        return ((Answer.Granted) answer).token();
    }
}
