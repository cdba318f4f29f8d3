package org.cunzheng.integrity;

import java.util.ArrayList;
import java.util.List;

/**
 * The log's tree (RFC 9162, section 2.1; the same as RFC 6962), kept in memory with all complete subtrees: 64 bytes and about
 * two digests a leaf. Roots and proofs of every earlier size can be had. Not for several threads.
 */
public final class MerkleTree {
    /** {@code levels.get(k).get(i)} is the root of the leaves from {@code i·2^k} to {@code (i+1)·2^k - 1}. */
    private final List<List<Sha256>> levels = new ArrayList<>(List.of(new ArrayList<>()));

    /** A tree with these commitments as leaf data, in this order. */
    public static MerkleTree of(Iterable<Sha256> commitments) {
        MerkleTree tree = new MerkleTree();
        commitments.forEach(tree::append);
        return tree;
    }

    /** Adds an entry's commitment as the next leaf. */
    public void append(Sha256 commitment) {
        appendLeaf(commitment.bytes());
    }

    void appendLeaf(byte[] data) {
        Sha256 node = MerkleProofs.leafHash(data);
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<Sha256> nodes = levels.get(level);
            nodes.add(node);
            if (nodes.size() % 2 != 0) {
                return;
            }
            node = MerkleProofs.nodeHash(nodes.get(nodes.size() - 2), node);
        }
    }

    public long size() {
        return levels.getFirst().size();
    }

    public Sha256 root() {
        return root(size());
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(size(), root());
    }

    /**
     * The root when the log had that many leaves; of none, the digest of nothing.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ size ≤ {@link #size()}
     */
    public Sha256 root(long size) {
        checkSize(size);
        return size == 0 ? Sha256.of() : subtree(0, size);
    }

    /**
     * The hashes that lead from a leaf to the root of the tree of that size, leaf's sibling first (RFC 9162, 2.1.3.1).
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ index < size ≤ {@link #size()}
     */
    public List<Sha256> inclusionProof(long index, long size) {
        checkSize(size);
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
     * The hashes that show the tree of the first size to be the beginning of that of the second (RFC 9162, 2.1.4.1); empty
     * when the sizes are equal or the first is 0.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ first ≤ second ≤ {@link #size()}
     */
    public List<Sha256> consistencyProof(long first, long second) {
        checkSize(second);
        if (first < 0 || first > second) {
            throw new IndexOutOfBoundsException("no tree of " + first + " within one of " + second);
        }
        if (first == 0 || first == second) {
            return List.of();
        }
        List<Sha256> proof = new ArrayList<>();
        long from = 0;
        long to = second;
        while (to != first) {
            long split = from + largestPowerBelow(to - from);
            if (first <= split) {
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
            return levels.get(level).get((int) (from >> level));
        }
        long split = from + largestPowerBelow(width);
        return MerkleProofs.nodeHash(subtree(from, split), subtree(split, to));
    }

    private static long largestPowerBelow(long width) {
        return Long.highestOneBit(width - 1);
    }

    private void checkSize(long size) {
        if (size < 0 || size > size()) {
            throw new IndexOutOfBoundsException("a tree of " + size() + " leaves has no earlier size " + size);
        }
    }
}
