package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.packet.BundleInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketVerifierTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_good_packet_is_consistent_and_its_signer_not_known() throws IOException {
        BundleInput bundle = BundleFixture.bundle();
        Verification verification = PacketVerifier.verify(packet(bundle));
        assertThat(verification.checks())
                .filteredOn(check -> check.name() != Check.Name.CHECKPOINT)
                .allSatisfy(check ->
                        assertThat(check.outcome()).as(check.toString()).isEqualTo(Check.Outcome.PASSED));
        assertThat(verification.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(verification.signer()).isEqualTo(Verification.Signer.NOT_CHECKED);
        assertThat(verification.check(Check.Name.CHECKPOINT).outcome()).isEqualTo(Check.Outcome.NOT_RUN);
        assertThat(verification.contents())
                .isEqualTo(new Contents.Stated(
                        BundleFixture.CASE_FILE.toString(),
                        bundle.createdAt(),
                        7,
                        bundle.log().root(),
                        3,
                        3,
                        2,
                        0));
    }

    @Test
    void withholding_files_and_their_originals_keeps_a_packet_consistent() throws IOException {
        BundleInput all = BundleFixture.bundleWithholding(Set.of("files", "text"));
        BundleInput bundle = new BundleInput(
                all.caseFile(),
                all.createdAt(),
                all.ruleSet(),
                all.lawBase(),
                all.template(),
                all.log(),
                all.complaintPdf(),
                all.entries(),
                List.of(),
                Set.of());
        assertThat(PacketVerifier.verify(packet(bundle)).verdict()).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void a_packet_made_anew_with_another_text_only_contradicts_a_known_checkpoint() throws IOException {
        BundleInput bundle = BundleFixture.bundle();
        KnownCheckpoint known =
                new KnownCheckpoint(bundle.log().size(), bundle.log().root());
        Path forged = packet(BundleFixture.bundleWithText("请您方便时回电"));
        assertThat(PacketVerifier.verify(forged).verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(PacketVerifier.verify(forged, known).verdict()).isEqualTo(Verdict.CONTRADICTS_CHECKPOINT);
        assertThat(PacketVerifier.verify(packet(bundle), known).verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(PacketVerifier.verify(packet(bundle), new KnownCheckpoint(8, known.root()))
                        .verdict())
                .isEqualTo(Verdict.NOT_COMPARED);
    }

    @Test
    void whatever_files_are_left_out_there_is_a_verdict_and_it_is_not_consistent() throws IOException {
        Forgery good = new Forgery(BundleFixture.bytes(BundleFixture.bundle()));
        List<RawZip.Member> members = good.members();
        for (int chosen = 0; chosen < (1 << members.size()) - 1; chosen++) {
            List<RawZip.Member> some = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    some.add(members.get(i));
                }
            }
            Path packet = Files.write(folder.resolve("packet.zip"), RawZip.bytes(some));
            assertThat(PacketVerifier.verify(packet).verdict()).isIn(Verdict.ALTERED, Verdict.UNREADABLE);
        }
    }

    @Test
    void bytes_at_random_behind_a_zips_mark_give_a_verdict_too() throws IOException {
        Random random = new Random(7);
        byte[] good = BundleFixture.bytes(BundleFixture.bundle());
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = good.clone();
            int from = damaged.length - 1 - random.nextInt(600);
            for (int j = random.nextInt(20); j >= 0; j--) {
                damaged[from + random.nextInt(damaged.length - from)] = (byte) random.nextInt(256);
            }
            Path packet = Files.write(folder.resolve("packet.zip"), damaged);
            assertThat(PacketVerifier.verify(packet).verdict() == Verdict.CONSISTENT)
                    .isEqualTo(Arrays.equals(damaged, good));
        }
    }

    private Path packet(BundleInput bundle) throws IOException {
        return Files.write(folder.resolve("packet.zip"), BundleFixture.bytes(bundle));
    }
}
