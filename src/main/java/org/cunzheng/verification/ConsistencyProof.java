package org.cunzheng.verification;

import java.util.List;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;

/**
 * The two roots that the hashes of a consistency proof give (RFC 9162, 2.1.4.1), from the shape of the later tree downwards.
 */
final class ConsistencyProof {
    private static final byte[] NODE = {1};

    private final Sha256 earlierRoot;
    private final List<Sha256> hashes;
    private int left;

    /** The roots of the earlier and of the later tree. */
    record Roots(Sha256 earlier, Sha256 later) {}

    ConsistencyProof(Sha256 earlierRoot, List<Sha256> hashes) {
        this.earlierRoot = earlierRoot;
        this.hashes = hashes;
    }

    /** Nothing if the sizes are not 1 ≤ earlier ≤ later, or their proof has another number of hashes. */
    Optional<Roots> roots(long earlier, long later) {
        if (earlier < 1 || earlier > later || count(earlier, later, true) != hashes.size()) {
            return Optional.empty();
        }
        left = hashes.size();
        return Optional.of(roots(earlier, later, true));
    }

    /** @param whole whether the earlier tree ends just here, so that its root is this subtree's */
    private Roots roots(long earlier, long later, boolean whole) {
        if (earlier == later) {
            Sha256 root = whole ? earlierRoot : next();
            return new Roots(root, root);
        }
        long split = leftSize(later);
        // The last hash belongs to the top.
        Sha256 sibling = next();
        if (earlier <= split) {
            Roots below = roots(earlier, split, whole);
            return new Roots(below.earlier(), node(below.later(), sibling));
        }
        Roots below = roots(earlier - split, later - split, false);
        return new Roots(node(sibling, below.earlier()), node(sibling, below.later()));
    }

    private Sha256 next() {
        left--;
        return hashes.get(left);
    }

    private static int count(long earlier, long later, boolean whole) {
        int count = 0;
        long from = earlier;
        long to = later;
        boolean complete = whole;
        while (from != to) {
            long split = leftSize(to);
            count++;
            if (from <= split) {
                to = split;
            } else {
                from -= split;
                to -= split;
                complete = false;
            }
        }
        return complete ? count : count + 1;
    }

    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static Sha256 node(Sha256 left, Sha256 right) {
        return Sha256.of(NODE, left.bytes(), right.bytes());
    }
}
