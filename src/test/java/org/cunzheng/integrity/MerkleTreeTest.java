package org.cunzheng.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** Roots of the first one to eight leaves, as Certificate Transparency implementations publish them. */
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final MerkleTree LARGE = treeOf(1000);

    @Test
    void roots_are_those_of_the_published_vectors() {
        MerkleTree tree = new MerkleTree();
        assertThat(tree.view().root()).isEqualTo(Sha256.of());
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.appendLeaf(HexFormat.of().parseHex(LEAVES.get(i)));
            assertThat(tree.view().root()).hasToString(ROOTS.get(i));
        }
        assertThat(tree.view().root(3)).hasToString(ROOTS.get(2));
    }

    @Test
    void proofs_are_those_of_the_published_vectors() {
        MerkleTree tree = new MerkleTree();
        LEAVES.forEach(leaf -> tree.appendLeaf(HexFormat.of().parseHex(leaf)));
        assertThat(tree.view(8).inclusionProof(0))
                .extracting(Sha256::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(tree.view(8).consistencyProof(6))
                .extracting(Sha256::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_leaf_of_every_tree_up_to_sixty_four_proves_and_no_changed_proof_does() {
        MerkleTree tree = treeOf(64);
        for (long size = 1; size <= 64; size++) {
            Checkpoint log = new Checkpoint(size, tree.view().root(size));
            for (long index = 0; index < size; index++) {
                List<Sha256> proof = tree.view(size).inclusionProof(index);
                Sha256 commitment = commitment(index);
                assertThat(MerkleProofs.includes(log, index, commitment, proof)).isTrue();
                assertThat(MerkleProofs.includes(log, index, commitment(index + 1), proof))
                        .isFalse();
                assertThat(MerkleProofs.includes(log, index + 1, commitment, proof))
                        .isFalse();
                assertThat(MerkleProofs.includes(log, index - 1, commitment, proof))
                        .isFalse();
                for (List<Sha256> wrong : changed(proof)) {
                    assertThat(MerkleProofs.includes(log, index, commitment, wrong))
                            .isFalse();
                }
                assertThat(MerkleProofs.includes(new Checkpoint(size, flipped(log.root())), index, commitment, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void every_two_trees_up_to_sixty_four_are_consistent_and_no_changed_proof_says_so() {
        MerkleTree tree = treeOf(64);
        for (long second = 0; second <= 64; second++) {
            Checkpoint later = new Checkpoint(second, tree.view().root(second));
            for (long first = 0; first <= second; first++) {
                Checkpoint earlier = new Checkpoint(first, tree.view().root(first));
                List<Sha256> proof = tree.view(second).consistencyProof(first);
                assertThat(MerkleProofs.extendsLog(earlier, later, proof)).isTrue();
                for (List<Sha256> wrong : changed(proof)) {
                    assertThat(MerkleProofs.extendsLog(earlier, later, wrong)).isFalse();
                }
                Checkpoint forked = new Checkpoint(first, flipped(earlier.root()));
                assertThat(MerkleProofs.extendsLog(forked, later, proof)).isFalse();
                if (first > 0) {
                    Checkpoint other = new Checkpoint(second, flipped(later.root()));
                    assertThat(MerkleProofs.extendsLog(earlier, other, proof)).isFalse();
                }
                if (first < second) {
                    assertThat(MerkleProofs.extendsLog(later, earlier, proof)).isFalse();
                }
            }
        }
    }

    @Property(tries = 300)
    void any_leaf_proves_and_any_two_sizes_are_consistent(
            @ForAll @LongRange(min = 1, max = 1000) long size, @ForAll @LongRange(min = 0, max = 999) long number) {
        long smaller = number % size;
        Checkpoint log = new Checkpoint(size, LARGE.view().root(size));
        assertThat(MerkleProofs.includes(
                        log, smaller, commitment(smaller), LARGE.view(size).inclusionProof(smaller)))
                .isTrue();
        assertThat(MerkleProofs.extendsLog(
                        new Checkpoint(smaller, LARGE.view().root(smaller)),
                        log,
                        LARGE.view(size).consistencyProof(smaller)))
                .isTrue();
    }

    @Test
    void a_place_outside_the_tree_is_refused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> LARGE.view().root(1001));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> LARGE.view(5).inclusionProof(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> LARGE.view(5).inclusionProof(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> LARGE.view(5).consistencyProof(6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(-1, Sha256.of()));
    }

    private static MerkleTree treeOf(int size) {
        List<Sha256> commitments = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            commitments.add(commitment(i));
        }
        return MerkleTree.of(commitments);
    }

    private static Sha256 commitment(long number) {
        return Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** The proof with one hash flipped, left out, doubled, or one more at either end. */
    private static List<List<Sha256>> changed(List<Sha256> proof) {
        List<List<Sha256>> all = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            List<Sha256> flipped = new ArrayList<>(proof);
            flipped.set(i, flipped(proof.get(i)));
            all.add(flipped);
            List<Sha256> shorter = new ArrayList<>(proof);
            shorter.remove(i);
            all.add(shorter);
            List<Sha256> doubled = new ArrayList<>(proof);
            doubled.add(i, proof.get(i));
            all.add(doubled);
        }
        List<Sha256> longer = new ArrayList<>(proof);
        longer.add(Sha256.of());
        all.add(longer);
        List<Sha256> before = new ArrayList<>(proof);
        before.addFirst(Sha256.of());
        all.add(before);
        return all;
    }

    private static Sha256 flipped(Sha256 digest) {
        byte[] bytes = digest.bytes();
        bytes[31] ^= 1;
        return Sha256.ofBytes(bytes);
    }
}
