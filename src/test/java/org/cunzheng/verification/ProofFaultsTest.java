package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.Test;

/** What is wrong with proofs that checkers of certificate logs are tried with, here for every tree up to 64 leaves. */
class ProofFaultsTest {
    private static final int LARGEST = 64;
    private static final int BEYOND = 3_000;
    private static final List<Sha256> COMMITMENTS = IntStream.range(0, BEYOND)
            .mapToObj(i -> Sha256.of(new byte[] {(byte) i, (byte) (i >> 8)}))
            .toList();
    private static final MerkleTree LOG = MerkleTree.of(COMMITMENTS);

    @Test
    void no_faulty_proof_of_an_entry_leads_to_the_root() {
        int tried = 0;
        for (int size = 1; size <= LARGEST; size++) {
            Sha256 root = LOG.view(size).root();
            for (int index = 0; index < size; index++) {
                List<Sha256> proof = LOG.view(size).inclusionProof(index);
                assertThat(included(index, proof, index, size)).contains(root);
                for (List<Sha256> faulty : faults(proof, root)) {
                    assertThat(included(index, faulty, index, size)).isNotEqualTo(Optional.of(root));
                    tried++;
                }
                for (long place : new long[] {index - 1, index + 1, index ^ 2, size, Long.MIN_VALUE, Long.MAX_VALUE}) {
                    assertThat(included(index, proof, place, size)).isNotEqualTo(Optional.of(root));
                    tried++;
                }
                for (int other : new int[] {size - 1, size + 1, size / 2, size * 2}) {
                    if (other > 0 && other != size) {
                        assertThat(included(index, proof, index, other))
                                .isNotEqualTo(Optional.of(LOG.view(other).root()));
                        tried++;
                    }
                }
                for (Sha256 leaf : List.of(root, Sha256.of(), Sha256.ofBytes(flipped(COMMITMENTS.get(index), 255)))) {
                    assertThat(new InclusionProof(leaf, proof).root(index, size))
                            .isNotEqualTo(Optional.of(root));
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(100_000);
    }

    @Test
    void no_faulty_proof_of_growth_leads_to_both_roots() {
        int tried = 0;
        for (int later = 1; later <= LARGEST; later++) {
            for (int earlier = 1; earlier <= later; earlier++) {
                Sha256 first = LOG.view(earlier).root();
                Sha256 second = LOG.view(later).root();
                List<Sha256> proof = LOG.view(later).consistencyProof(earlier);
                assertThat(grew(first, proof, earlier, later)).contains(new ConsistencyProof.Roots(first, second));
                for (List<Sha256> faulty : faults(proof, second)) {
                    assertThat(isProof(first, second, faulty, earlier, later)).isFalse();
                    tried++;
                }
                for (int other : new int[] {earlier - 1, earlier + 1, 0, -1}) {
                    // The true root of the other size, and the one that was proved: neither goes with this proof.
                    assertThat(isProof(first, second, proof, other, later)).isFalse();
                    tried++;
                    if (other > 0 && other <= later) {
                        assertThat(isProof(LOG.view(other).root(), second, proof, other, later))
                                .isFalse();
                        tried++;
                    }
                }
                for (int other : new int[] {later - 1, later + 1, later * 2}) {
                    if (other > 0) {
                        assertThat(isProof(first, LOG.view(other).root(), proof, earlier, other))
                                .isFalse();
                        tried++;
                    }
                }
                if (earlier < later) {
                    assertThat(isProof(second, first, proof, earlier, later)).isFalse();
                    assertThat(isProof(second, first, proof, later, earlier)).isFalse();
                    assertThat(isProof(second, second, proof, earlier, later)).isFalse();
                    tried += 3;
                }
                Sha256 forked = Sha256.ofBytes(flipped(first, 0));
                assertThat(isProof(forked, second, proof, earlier, later)).isFalse();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(100_000);
    }

    @Property
    void beyond_sixty_four_a_proof_holds_and_none_with_a_changed_bit(
            @ForAll @IntRange(min = 65, max = BEYOND) int size,
            @ForAll @IntRange(max = BEYOND) int number,
            @ForAll @IntRange(max = 11) int node,
            @ForAll @IntRange(max = 255) int bit) {
        int index = number % size;
        Sha256 root = LOG.view(size).root();
        List<Sha256> proof = LOG.view(size).inclusionProof(index);
        assertThat(included(index, proof, index, size)).contains(root);
        List<Sha256> changed = new ArrayList<>(proof);
        int at = node % changed.size();
        changed.set(at, Sha256.ofBytes(flipped(changed.get(at), bit)));
        assertThat(included(index, changed, index, size)).isNotEqualTo(Optional.of(root));

        int earlier = 1 + index;
        Sha256 first = LOG.view(earlier).root();
        List<Sha256> growth = LOG.view(size).consistencyProof(earlier);
        assertThat(isProof(first, root, growth, earlier, size)).isTrue();
        if (!growth.isEmpty()) {
            List<Sha256> other = new ArrayList<>(growth);
            int place = node % other.size();
            other.set(place, Sha256.ofBytes(flipped(other.get(place), bit)));
            assertThat(isProof(first, root, other, earlier, size)).isFalse();
        }
    }

    /** Each hash left out, doubled, changed in one bit or set to another; two exchanged; some before and after; none at all. */
    private static List<List<Sha256>> faults(List<Sha256> proof, Sha256 root) {
        List<List<Sha256>> faults = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            faults.add(with(proof, i, Sha256.ofBytes(flipped(proof.get(i), i * 37 % 256))));
            faults.add(with(proof, i, root));
            faults.add(with(proof, i, Sha256.ofBytes(new byte[32])));
            List<Sha256> without = new ArrayList<>(proof);
            without.remove(i);
            faults.add(without);
            List<Sha256> doubled = new ArrayList<>(proof);
            doubled.add(i, proof.get(i));
            faults.add(doubled);
            if (i > 0 && !proof.get(i).equals(proof.get(i - 1))) {
                List<Sha256> exchanged = new ArrayList<>(proof);
                Collections.swap(exchanged, i, i - 1);
                faults.add(exchanged);
            }
        }
        for (Sha256 more : List.of(root, Sha256.ofBytes(new byte[32]))) {
            List<Sha256> after = new ArrayList<>(proof);
            after.add(more);
            faults.add(after);
            List<Sha256> before = new ArrayList<>(proof);
            before.addFirst(more);
            faults.add(before);
        }
        if (!proof.isEmpty()) {
            faults.add(List.of());
        }
        return faults;
    }

    private static List<Sha256> with(List<Sha256> proof, int index, Sha256 other) {
        List<Sha256> changed = new ArrayList<>(proof);
        changed.set(index, other);
        return changed;
    }

    private static byte[] flipped(Sha256 hash, int bit) {
        byte[] bytes = Arrays.copyOf(hash.bytes(), 32);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    private static Optional<Sha256> included(int leaf, List<Sha256> proof, long index, long size) {
        return new InclusionProof(COMMITMENTS.get(leaf), proof).root(index, size);
    }

    private static Optional<ConsistencyProof.Roots> grew(Sha256 first, List<Sha256> proof, long earlier, long later) {
        return new ConsistencyProof(first, proof).roots(earlier, later);
    }

    private static boolean isProof(Sha256 first, Sha256 second, List<Sha256> proof, long earlier, long later) {
        return grew(first, proof, earlier, later).equals(Optional.of(new ConsistencyProof.Roots(first, second)));
    }
}
