package org.cunzheng.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.timestamp.OpensslAuthority.Fault;
import org.cunzheng.timestamp.TokenVerification.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenVerificationTest {
    private static final Sha256 IMPRINT = Sha256.of("校验点".getBytes(UTF_8));
    private static final TokenVerification VERIFICATION = new TokenVerification(Clock.systemUTC());

    private static OpensslAuthority authority;
    private static Set<X509Certificate> roots;
    private static Token token;

    @BeforeAll
    static void ask() {
        authority = OpensslAuthority.start();
        roots = authority.authority().roots();
        Answer answer =
                new TimestampClient(VERIFICATION).ask(authority.with(Fault.NONE).authority(), IMPRINT);
        assertThat(answer).isInstanceOf(Answer.Granted.class);
        token = ((Answer.Granted) answer).token();
    }

    @AfterAll
    static void stop() {
        if (authority != null) {
            authority.close();
        }
    }

    @Test
    void a_kept_reply_verifies_again_years_later() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(20 * 365));
        assertThat(new TokenVerification(later).verify(token.reply(), IMPRINT, roots))
                .isEqualTo(new Outcome.Verified(token));
    }

    @Test
    void it_proves_nothing_about_another_digest() {
        assertThat(VERIFICATION.verify(token.reply(), Sha256.of(), roots))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Refusal.OTHER_IMPRINT);
                    assertThat(refused.detail()).contains(Sha256.of().hex(), IMPRINT.hex());
                });
    }

    @Test
    void a_root_has_to_be_trusted_and_valid_at_the_time() {
        assertThat(reason(token.reply(), rootsIn("other-root"))).isEqualTo(Refusal.NO_TRUSTED_ROOT);
        assertThat(reason(token.reply(), rootsIn("expired-root"))).isEqualTo(Refusal.NO_TRUSTED_ROOT);
        assertThat(reason(token.reply(), Set.of())).isEqualTo(Refusal.NO_TRUSTED_ROOT);
    }

    @Test
    void bytes_that_are_no_reply_are_not_readable() {
        byte[] nested = new byte[60_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        assertThat(reason(nested, roots)).isEqualTo(Refusal.NOT_READABLE);
        assertThat(reason(new byte[0], roots)).isEqualTo(Refusal.NOT_READABLE);
        assertThat(reason(new byte[(1 << 16) + 1], roots)).isEqualTo(Refusal.NOT_READABLE);
        assertThat(reason(new byte[] {0x30, 5, 0x30, 3, 2, 1, 0}, roots)).isEqualTo(Refusal.NOT_READABLE);
        for (int length = 1; length < token.reply().length; length += 7) {
            assertThat(reason(Arrays.copyOf(token.reply(), length), roots)).isEqualTo(Refusal.NOT_READABLE);
        }
    }

    @Test
    void whatever_byte_is_changed_no_other_time_or_number_is_believed() {
        int refused = 0;
        for (int at = 0; at < token.reply().length; at++) {
            for (int mask : new int[] {1 << (at % 8), 0xff}) {
                byte[] changed = token.reply();
                changed[at] ^= (byte) mask;
                switch (VERIFICATION.verify(changed, IMPRINT, roots)) {
                    case Outcome.Refused ignored -> refused++;
                    case Outcome.Verified(Token shown) ->
                        assertThat(shown)
                                .as("byte %d xor %d", at, mask)
                                .usingRecursiveComparison()
                                .ignoringFields("reply")
                                .isEqualTo(token);
                }
            }
        }
        assertThat(refused).isGreaterThan(token.reply().length);
    }

    private static Set<X509Certificate> rootsIn(String name) {
        return Authority.of(name, authority.uri(), authority.pem(name)).roots();
    }

    private static Refusal reason(byte[] reply, Set<X509Certificate> trusted) {
        Outcome outcome = VERIFICATION.verify(reply, IMPRINT, trusted);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).reason();
    }
}
