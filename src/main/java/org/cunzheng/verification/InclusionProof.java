package org.cunzheng.verification;

import java.util.List;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;

/** The root that a leaf and its siblings give (RFC 9162, 2.1.1 and 2.1.3.1), from the shape of the tree downwards. */
final class InclusionProof {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Sha256 leaf;
    private final List<Sha256> siblings;

    InclusionProof(Sha256 commitment, List<Sha256> siblings) {
        this.leaf = Sha256.of(LEAF, commitment.bytes());
        this.siblings = siblings;
    }

    /** Nothing if a tree of that size has no such leaf, or its proof another number of hashes. */
    Optional<Sha256> root(long index, long size) {
        if (index < 0 || index >= size || depth(index, size) != siblings.size()) {
            return Optional.empty();
        }
        return Optional.of(root(index, size, siblings.size() - 1));
    }

    private Sha256 root(long index, long size, int topSibling) {
        if (size == 1) {
            return leaf;
        }
        long left = leftSize(size);
        Sha256 sibling = siblings.get(topSibling);
        return index < left
                ? node(root(index, left, topSibling - 1), sibling)
                : node(sibling, root(index - left, size - left, topSibling - 1));
    }

    private static int depth(long index, long size) {
        int depth = 0;
        long at = index;
        for (long width = size; width > 1; depth++) {
            long left = leftSize(width);
            if (at < left) {
                width = left;
            } else {
                at -= left;
                width -= left;
            }
        }
        return depth;
    }

    /** The largest power of two below the size. */
    private static long leftSize(long size) {
        long left = 1;
        while (left < size - left) {
            left *= 2;
        }
        return left;
    }

    private static Sha256 node(Sha256 left, Sha256 right) {
        return Sha256.of(NODE, left.bytes(), right.bytes());
    }
}
