package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.timestamp.OpensslAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets with real timestamps in them, good ones and such as somebody would put there who has none. */
class StampedPacketTest {
    private static OpensslAuthority authority;

    @TempDir
    private Path folder = Path.of("");

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

    private static byte[] reply(OpensslAuthority.Fault fault, String note) throws IOException, InterruptedException {
        return reply(authority, fault, note);
    }

    /** What the authority answers, looked at by nobody. */
    static byte[] reply(OpensslAuthority authority, OpensslAuthority.Fault fault, String note)
            throws IOException, InterruptedException {
        TimeStampRequestGenerator query = new TimeStampRequestGenerator();
        query.setCertReq(true);
        HttpRequest request = HttpRequest.newBuilder(authority.with(fault).uri())
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(query.generate(
                                TSPAlgorithms.SHA256,
                                Sha256.of(note.getBytes(UTF_8)).bytes())
                        .getEncoded()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray()).body();
        }
    }

    private Verification verify(long size, byte[] reply, Brought brought) throws IOException {
        Path packet = folder.resolve("packet.zip");
        Files.write(packet, BundleFixture.bytes(BundleFixture.stamped(size, List.of(reply))));
        return PacketVerifier.verify(packet, brought);
    }

    private static Brought keyAndRoots() {
        return Brought.NOTHING
                .and(LogVerifierKey.parse(BundleFixture.KEY.verifierKey()))
                .and(authority.authority().roots());
    }

    @Test
    void a_packet_whose_entries_were_all_in_the_log_at_a_proved_time_holds() throws Exception {
        byte[] reply = reply(OpensslAuthority.Fault.NONE, BundleFixture.note(7));
        Verification verification = verify(7, reply, keyAndRoots());
        assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.HOLDS);
        assertThat(((Contents.Stated) verification.contents()).stamps())
                .singleElement()
                .satisfies(stamp -> {
                    assertThat(stamp.size()).isEqualTo(7);
                    assertThat(stamp.trusted()).isTrue();
                    assertThat(stamp.authority()).contains("Invented tsa");
                });
    }

    @Test
    void an_entry_that_came_after_the_stamped_checkpoint_is_not_proved_yet() throws Exception {
        Verification verification = verify(5, reply(OpensslAuthority.Fault.NONE, BundleFixture.note(5)), keyAndRoots());
        assertThat(verification.verdict()).isEqualTo(Verdict.NOT_PROVED);
        assertThat(verification.check(Check.Name.TIME).faults())
                .extracting(Fault::subject)
                .containsExactly("entries/" + BundleFixture.id(6) + ".json");
    }

    @Test
    void roots_count_only_when_the_checker_brings_them() throws Exception {
        byte[] reply = reply(OpensslAuthority.Fault.NONE, BundleFixture.note(7));
        Brought key = Brought.NOTHING.and(LogVerifierKey.parse(BundleFixture.KEY.verifierKey()));
        assertThat(verify(7, reply, key).verdict()).isEqualTo(Verdict.NOT_PROVED);
        assertThat(verify(7, reply, Brought.NOTHING.and(authority.authority().roots()))
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        try (OpensslAuthority other = OpensslAuthority.start()) {
            Set<X509Certificate> roots = other.authority().roots();
            assertThat(verify(7, reply, key.and(roots)).verdict()).isEqualTo(Verdict.NOT_PROVED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_IMPRINT, ALTERED, TOKEN_OF_OTHER",
        "OTHER_IMPRINT_ALGORITHM, ALTERED, TOKEN_OF_OTHER",
        "GARBAGE, ALTERED, TOKEN_UNREADABLE",
        "REFUSED, ALTERED, TOKEN_UNREADABLE",
        "CERTIFICATE_WITHHELD, ALTERED, TOKEN_UNREADABLE",
        "SIGNATURE_CHANGED, ALTERED, TOKEN_NOT_SIGNED",
        "EXPIRED_CERTIFICATE, ALTERED, TOKEN_NOT_SIGNED",
        "WITHOUT_PURPOSE, ALTERED, TOKEN_NOT_SIGNED",
        "PURPOSE_NOT_CRITICAL, ALTERED, TOKEN_NOT_SIGNED",
        "TWO_PURPOSES, ALTERED, TOKEN_NOT_SIGNED",
        "CERTIFICATE_REPLACED, ALTERED, TOKEN_NOT_SIGNED",
        "SELF_MADE_ROOT, NOT_PROVED, "
    })
    void a_timestamp_that_proves_nothing_is_found_out(
            OpensslAuthority.Fault fault, Verdict verdict, Fault.@Nullable Kind kind) throws Exception {
        Verification verification = verify(7, reply(fault, BundleFixture.note(7)), keyAndRoots());
        assertThat(verification.verdict()).as(verification.toString()).isEqualTo(verdict);
        if (verdict == Verdict.ALTERED) {
            assertThat(verification.check(Check.Name.TIMESTAMPS).faults())
                    .extracting(Fault::kind)
                    .containsExactly(Objects.requireNonNull(kind));
        }
    }

    @Test
    void a_timestamp_over_another_checkpoint_of_the_same_log_is_not_one_over_this() throws Exception {
        Verification verification = verify(7, reply(OpensslAuthority.Fault.NONE, BundleFixture.note(5)), keyAndRoots());
        assertThat(verification.check(Check.Name.TIMESTAMPS).outcome()).isEqualTo(Check.Outcome.FAILED);
        assertThat(verification.verdict()).isEqualTo(Verdict.ALTERED);
    }
}
