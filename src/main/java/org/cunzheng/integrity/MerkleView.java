package org.cunzheng.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * A log's tree as of one size (RFC 9162, section 2.1; the same as RFC 6962): its root, and the proofs of it and of every
 * earlier size. It asks for about as many nodes as the tree is high.
 */
public record MerkleView(long size, MerkleNodes nodes) {
    public MerkleView {
        if (size < 0) {
            throw new IllegalArgumentException("a log's size is not negative: " + size);
        }
    }

    public Sha256 root() {
        return root(size);
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(size, root());
    }

    /**
     * The root when the log had that many leaves; of none, the digest of nothing.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ earlier ≤ {@link #size()}
     */
    public Sha256 root(long earlier) {
        checkSize(earlier);
        return earlier == 0 ? Sha256.of() : subtree(0, earlier);
    }

    /**
     * The hashes that lead from a leaf to the root, leaf's sibling first (RFC 9162, 2.1.3.1).
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ index < {@link #size()}
     */
    public List<Sha256> inclusionProof(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no leaf " + index + " in a tree of " + size);
        }
        List<Sha256> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long split = from + largestPowerBelow(to - from);
            if (index < split) {
                proof.addFirst(subtree(split, to));
                to = split;
            } else {
                proof.addFirst(subtree(from, split));
                from = split;
            }
        }
        return List.copyOf(proof);
    }

    /**
     * The hashes that show the tree of an earlier size to be the beginning of this one (RFC 9162, 2.1.4.1); empty when the
     * sizes are equal or the earlier is 0.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ earlier ≤ {@link #size()}
     */
    public List<Sha256> consistencyProof(long earlier) {
        checkSize(earlier);
        if (earlier == 0 || earlier == size) {
            return List.of();
        }
        List<Sha256> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to != earlier) {
            long split = from + largestPowerBelow(to - from);
            if (earlier <= split) {
                proof.addFirst(subtree(split, to));
                to = split;
            } else {
                proof.addFirst(subtree(from, split));
                from = split;
            }
        }
        if (from != 0) {
            proof.addFirst(subtree(from, to));
        }
        return List.copyOf(proof);
    }

    private Sha256 subtree(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, from >> level);
        }
        long split = from + largestPowerBelow(width);
        return MerkleProofs.nodeHash(subtree(from, split), subtree(split, to));
    }

    private static long largestPowerBelow(long width) {
        return Long.highestOneBit(width - 1);
    }

    private void checkSize(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("a tree of " + size + " leaves has no earlier size " + earlier);
        }
    }
}
