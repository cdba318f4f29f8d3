package org.cunzheng.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.Test;

/** The verifier's tree against the log's, which share no code. */
class InclusionProofTest {
    private static final int LARGEST = 130;
    private static final List<Sha256> COMMITMENTS = IntStream.range(0, LARGEST)
            .mapToObj(i -> Sha256.of(new byte[] {(byte) i, (byte) (i >> 8)}))
            .toList();
    private static final MerkleTree LOG = MerkleTree.of(COMMITMENTS);

    @Test
    void every_proof_of_the_log_leads_to_its_root() {
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = new InclusionProof(
                        COMMITMENTS.get(index), LOG.view(size).inclusionProof(index));
                assertThat(proof.root(index, size)).contains(LOG.view(size).root());
            }
        }
    }

    @Test
    void no_proof_holds_for_another_place_or_commitment() {
        for (int size = 2; size <= 40; size++) {
            for (int index = 0; index < size; index++) {
                List<Sha256> siblings = LOG.view(size).inclusionProof(index);
                for (int other = -1; other <= size; other++) {
                    if (other != index) {
                        assertThat(new InclusionProof(COMMITMENTS.get(index), siblings).root(other, size))
                                .isNotEqualTo(Optional.of(LOG.view(size).root()));
                    }
                }
                assertThat(new InclusionProof(Sha256.of(), siblings).root(index, size))
                        .isPresent()
                        .isNotEqualTo(Optional.of(LOG.view(size).root()));
            }
        }
    }

    @Test
    void a_proof_of_the_wrong_length_is_none() {
        for (int size = 1; size <= 40; size++) {
            for (int index = 0; index < size; index++) {
                List<Sha256> longer = new ArrayList<>(LOG.view(size).inclusionProof(index));
                longer.add(Sha256.of());
                assertThat(new InclusionProof(COMMITMENTS.get(index), longer).root(index, size))
                        .isEmpty();
                if (size > 1) {
                    List<Sha256> shorter = longer.subList(0, longer.size() - 2);
                    assertThat(new InclusionProof(COMMITMENTS.get(index), shorter).root(index, size))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void sizes_near_the_largest_number_end() {
        assertThat(new InclusionProof(Sha256.of(), List.of()).root(0, Long.MAX_VALUE))
                .isEmpty();
        assertThat(new InclusionProof(Sha256.of(), List.of()).root(999_999_999_999_999_998L, 999_999_999_999_999_999L))
                .isEmpty();
    }
}
