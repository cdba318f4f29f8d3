package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.packet.BundleInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found by SM3, and that it is looked for on request only. */
class Sm3ChecksTest {
    private static final String PICTURE =
            "originals/" + Sha256.of(BundleFixture.PICTURE).hex() + ".png";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_sm3_changed_by_who_makes_the_whole_anew_with_a_log_of_his_own_is_found_on_request_and_only_then()
            throws IOException {
        Path forged = packet(BundleFixture.bundleWithSm3("0".repeat(64)));
        Verification plain = PacketVerifier.verify(forged, Brought.NOTHING);
        assertThat(plain.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(plain.check(Check.Name.SM3))
                .isEqualTo(new Check(Check.Name.SM3, Check.Outcome.NOT_RUN, 0, List.of()));

        Verification asked = PacketVerifier.verifyWithSm3(forged, Brought.NOTHING);
        assertThat(asked.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(asked.check(Check.Name.SM3).faults())
                .containsExactly(new Fault(Fault.Kind.SM3_DIFFERS, PICTURE, "0".repeat(64), BundleFixture.SM3));
        assertThat(asked.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                .extracting(Check::name)
                .containsExactly(Check.Name.SM3);
    }

    @Test
    void of_a_good_packet_each_sm3_that_is_said_holds_and_none_is_missed_where_none_is_said() throws IOException {
        Verification asked = PacketVerifier.verifyWithSm3(packet(BundleFixture.bundle()), Brought.NOTHING);
        assertThat(asked.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(asked.check(Check.Name.SM3))
                .isEqualTo(new Check(Check.Name.SM3, Check.Outcome.PASSED, 1, List.of()));
    }

    @Test
    void where_no_disclosed_entry_says_an_sm3_nothing_is_said_to_have_been_checked() throws IOException {
        for (BundleInput bundle : List.of(
                BundleFixture.bundleWithSm3(""), withoutOriginals(BundleFixture.bundleWithholding(Set.of("files"))))) {
            Verification asked = PacketVerifier.verifyWithSm3(packet(bundle), Brought.NOTHING);
            assertThat(asked.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
            assertThat(asked.check(Check.Name.SM3).outcome()).isEqualTo(Check.Outcome.NOT_RUN);
        }
    }

    @ParameterizedTest
    @MethodSource("org.cunzheng.verification.PacketSamples#all")
    void of_any_packet_it_adds_no_more_than_the_one_check(PacketSamples.Sample sample) throws IOException {
        Path packet = Files.write(folder.resolve("packet.zip"), sample.bytes());
        Verification plain = PacketVerifier.verify(packet, Brought.NOTHING);
        Verification asked = PacketVerifier.verifyWithSm3(packet, Brought.NOTHING);
        assertThat(asked.checks())
                .filteredOn(check -> check.name() != Check.Name.SM3)
                .containsExactlyElementsOf(plain.checks().stream()
                        .filter(check -> check.name() != Check.Name.SM3)
                        .toList());
        if (asked.check(Check.Name.SM3).outcome() != Check.Outcome.FAILED) {
            assertThat(asked.verdict()).isEqualTo(plain.verdict());
        }
    }

    @Test
    void an_original_of_several_stretches_is_digested_whole() throws IOException {
        byte[] large = new byte[(3 << 20) + 17];
        new Random(3).nextBytes(large);
        Path file = Files.write(folder.resolve("large"), large);
        try (var channel = FileChannel.open(file)) {
            Findings findings = new Findings();
            String path = "originals/" + Sha256.of(large).hex() + ".bin";
            // A local header of nothing: the bytes begin where the file does.
            int before = ZipMember.LOCAL_HEADER + path.length();
            ZipMember member = new ZipMember(path, 0, large.length - before, 0);
            byte[] part = Arrays.copyOfRange(large, before, large.length);
            new Sm3Checks(findings, ZipBytes.of(channel))
                    .run(Map.of(Sha256.of(large).hex(), Set.of(Sm3.of(part).hex())), List.of(member));
            assertThat(findings.anyFailed()).isFalse();
            assertThat(findings.verification(new Contents.Unknown())
                            .check(Check.Name.SM3)
                            .examined())
                    .isOne();
        }
    }

    private static BundleInput withoutOriginals(BundleInput all) {
        return new BundleInput(
                all.caseFile(),
                all.createdAt(),
                all.ruleSet(),
                all.lawBase(),
                all.template(),
                all.log(),
                all.complaintPdf(),
                all.entries(),
                List.of(),
                Set.of(),
                List.of());
    }

    private Path packet(BundleInput bundle) throws IOException {
        return Files.write(folder.resolve("packet.zip"), BundleFixture.bytes(bundle));
    }
}
