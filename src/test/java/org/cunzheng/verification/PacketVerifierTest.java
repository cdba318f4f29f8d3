package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.BundleFixture;
import org.cunzheng.packet.BundleInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PacketVerifierTest {
    private static final List<Check.Name> OF_THE_CHECKER =
            List.of(Check.Name.SM3, Check.Name.LOG_KEY, Check.Name.TIME, Check.Name.CHECKPOINT);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_good_packet_is_consistent_and_its_signer_not_known() throws IOException {
        BundleInput bundle = BundleFixture.bundle();
        Verification verification = PacketVerifier.verify(packet(bundle), Brought.NOTHING);
        assertThat(verification.checks())
                .filteredOn(check -> !OF_THE_CHECKER.contains(check.name()))
                .allSatisfy(check ->
                        assertThat(check.outcome()).as(check.toString()).isEqualTo(Check.Outcome.PASSED));
        assertThat(verification.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(OF_THE_CHECKER)
                .allSatisfy(
                        name -> assertThat(verification.check(name).outcome()).isEqualTo(Check.Outcome.NOT_RUN));
        assertThat(verification.contents())
                .isEqualTo(new Contents.Stated(
                        BundleFixture.CASE_FILE.toString(),
                        bundle.createdAt(),
                        7,
                        BundleFixture.KEY.origin(),
                        bundle.log().checkpoint().root(),
                        3,
                        3,
                        2,
                        0,
                        List.of(),
                        List.of()));
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
                Set.of(),
                List.of());
        assertThat(PacketVerifier.verify(packet(bundle), Brought.NOTHING).verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
    }

    @Test
    void a_changed_digest_of_a_withheld_field_is_noticed_by_who_makes_all_lists_and_signatures_fit()
            throws IOException {
        Forgery forgery = new Forgery(BundleFixture.bytes(BundleFixture.bundle()));
        byte[] forged = forgery.edit(
                        forgery.path(".json"),
                        entry -> entry.replaceFirst("(\"withheld\":\\{\"addresseeName\":\")[0-9a-f]{4}", "$1f0f0"))
                .relisted()
                .zip();
        Verification verification =
                PacketVerifier.verify(Files.write(folder.resolve("forged.zip"), forged), Brought.NOTHING);
        assertThat(verification.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(verification.check(Check.Name.COMMITMENTS).outcome()).isEqualTo(Check.Outcome.FAILED);
        assertThat(verification.check(Check.Name.FILES).outcome()).isEqualTo(Check.Outcome.PASSED);
    }

    @Test
    @Timeout(60)
    void sums_that_end_in_the_word_for_their_end_are_judged_all_the_same() throws IOException {
        byte[] bytes = new Forgery(BundleFixture.bytes(BundleFixture.bundle()))
                .edit(Forgery.SUMS, sums -> sums + "\n(end)")
                .zip();
        Path packet = Files.write(folder.resolve("sums.zip"), bytes);
        assertThat(PacketVerifier.verify(packet, Brought.NOTHING)
                        .check(Check.Name.SUMS)
                        .faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.LINE_DIFFERS);
    }

    @Test
    void a_packet_made_anew_with_another_text_only_contradicts_a_known_checkpoint() throws IOException {
        BundleInput bundle = BundleFixture.bundle();
        Checkpoint log = bundle.log().checkpoint();
        Brought known = Brought.NOTHING.and(new KnownCheckpoint(log.size(), log.root()));
        Path forged = packet(BundleFixture.bundleWithText("请您方便时回电"));
        assertThat(verdict(forged, Brought.NOTHING)).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(verdict(forged, known)).isEqualTo(Verdict.CONTRADICTS);
        assertThat(verdict(packet(bundle), known)).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(verdict(packet(bundle), Brought.NOTHING.and(new KnownCheckpoint(8, log.root()))))
                .isEqualTo(Verdict.NOT_COMPARED);
    }

    @Test
    void a_checkpoint_kept_from_earlier_is_compared_by_what_the_log_grew_from() throws IOException {
        Path packet = packet(BundleFixture.bundle());
        KnownCheckpoint kept = KnownCheckpoint.parse(BundleFixture.earlierNote());
        assertThat(kept.size()).isEqualTo(5);
        assertThat(verdict(packet, Brought.NOTHING.and(kept))).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        Verification compared = PacketVerifier.verify(packet, Brought.NOTHING.and(kept));
        assertThat(compared.check(Check.Name.CHECKPOINT).outcome()).isEqualTo(Check.Outcome.PASSED);
        assertThat(verdict(packet, Brought.NOTHING.and(new KnownCheckpoint(5, Sha256.of()))))
                .isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void the_key_brought_decides_whose_packet_it_is() throws IOException {
        LogVerifierKey key = LogVerifierKey.parse(BundleFixture.KEY.verifierKey());
        LogKey other = LogKey.generate(BundleFixture.KEY.origin());
        assertThat(verdict(packet(BundleFixture.bundle()), Brought.NOTHING.and(key)))
                .isEqualTo(Verdict.NOT_PROVED);
        // Another deployment under the same name, or somebody who made the whole anew.
        Path theirs = packet(BundleFixture.signedBy(other));
        assertThat(verdict(theirs, Brought.NOTHING)).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(verdict(theirs, Brought.NOTHING.and(key))).isEqualTo(Verdict.CONTRADICTS);
        assertThat(verdict(theirs, Brought.NOTHING.and(LogVerifierKey.parse(other.verifierKey()))))
                .isEqualTo(Verdict.NOT_PROVED);
    }

    @Test
    void whatever_files_are_left_out_there_is_a_verdict_and_it_is_not_consistent() throws IOException {
        Forgery good = new Forgery(BundleFixture.bytes(BundleFixture.bundle()));
        List<RawZip.Member> members = good.members();
        int parts = Runtime.getRuntime().availableProcessors();
        assertThat(IntStream.range(0, parts)
                        .parallel()
                        .mapToObj(part -> verdictsWithout(members, part, parts))
                        .flatMap(Set::stream))
                .isSubsetOf(Verdict.ALTERED, Verdict.UNREADABLE)
                .isNotEmpty();
    }

    /** Of each {@code parts} choices of some members that are tried takes one; never all of them. */
    private Set<Verdict> verdictsWithout(List<RawZip.Member> members, int part, int parts) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        Path packet = folder.resolve("packet-" + part + ".zip");
        int[] tried = IntStream.range(0, (1 << members.size()) - 1)
                .filter(chosen -> isTried(chosen, members.size()))
                .toArray();
        for (int i = part; i < tried.length; i += parts) {
            int chosen = tried[i];
            List<RawZip.Member> some = new ArrayList<>();
            for (int member = 0; member < members.size(); member++) {
                if ((chosen & 1 << member) != 0) {
                    some.add(members.get(member));
                }
            }
            try {
                Files.write(packet, RawZip.bytes(some));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            verdicts.add(verdict(packet, Brought.NOTHING));
        }
        return verdicts;
    }

    /** Each choice that leaves out or keeps three at most, and of the others, which are many, some. */
    private static boolean isTried(int chosen, int members) {
        int kept = Integer.bitCount(chosen);
        return kept <= 3 || kept >= members - 3 || chosen % 17 == 0;
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
            assertThat(verdict(packet, Brought.NOTHING) == Verdict.SIGNER_NOT_KNOWN)
                    .isEqualTo(Arrays.equals(damaged, good));
        }
    }

    private static Verdict verdict(Path packet, Brought brought) {
        return PacketVerifier.verify(packet, brought).verdict();
    }

    private Path packet(BundleInput bundle) throws IOException {
        return Files.write(folder.resolve("packet.zip"), BundleFixture.bytes(bundle));
    }
}
