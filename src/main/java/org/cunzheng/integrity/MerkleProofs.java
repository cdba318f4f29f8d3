package org.cunzheng.integrity;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Hashes of leaves and nodes, and what proofs show (RFC 9162, sections 2.1.1, 2.1.3.2 and 2.1.4.2). */
public final class MerkleProofs {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleProofs() {}

    /** {@code SHA-256(0x00 ‖ data)}. */
    public static Sha256 leafHash(byte[] data) {
        return Sha256.of(LEAF, data);
    }

    /** {@code SHA-256(0x01 ‖ left ‖ right)}. */
    public static Sha256 nodeHash(Sha256 left, Sha256 right) {
        return Sha256.of(NODE, left.bytes(), right.bytes());
    }

    /** The root an inclusion proof leads to; empty if it has too few or too many hashes or there is no such leaf. */
    public static Optional<Sha256> rootOfInclusion(Sha256 leafHash, long index, long size, List<Sha256> proof) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long node = index;
        long last = size - 1;
        Sha256 root = leafHash;
        for (Sha256 sibling : proof) {
            if (last == 0) {
                return Optional.empty();
            }
            if (node % 2 == 1 || node == last) {
                root = nodeHash(sibling, root);
                int climb = node % 2 == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= climb;
                last >>= climb;
            } else {
                root = nodeHash(root, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(root) : Optional.empty();
    }

    /** Whether the commitment is the leaf at that index of the log that the checkpoint tells of. */
    public static boolean includes(Checkpoint log, long index, Sha256 commitment, List<Sha256> proof) {
        return rootOfInclusion(leafHash(commitment.bytes()), index, log.size(), proof)
                .filter(log.root()::equals)
                .isPresent();
    }

    /** Whether the later log begins with the whole earlier one. */
    public static boolean extendsLog(Checkpoint earlier, Checkpoint later, List<Sha256> proof) {
        if (earlier.size() > later.size()) {
            return false;
        }
        if (earlier.size() == 0) {
            return proof.isEmpty() && earlier.root().equals(Sha256.of());
        }
        if (earlier.size() == later.size()) {
            return proof.isEmpty() && earlier.root().equals(later.root());
        }
        long node = earlier.size() - 1;
        long last = later.size() - 1;
        int climb = Long.numberOfTrailingZeros(~node);
        node >>= climb;
        last >>= climb;
        Iterator<Sha256> hashes = proof.iterator();
        try {
            Sha256 start = node == 0 ? earlier.root() : hashes.next();
            Sha256 first = start;
            Sha256 second = start;
            while (last != 0) {
                if (node % 2 == 1 || node == last) {
                    Sha256 sibling = hashes.next();
                    first = nodeHash(sibling, first);
                    second = nodeHash(sibling, second);
                    int skip = node % 2 == 1 ? 0 : Long.numberOfTrailingZeros(node);
                    node >>= skip;
                    last >>= skip;
                } else {
                    second = nodeHash(second, hashes.next());
                }
                node >>= 1;
                last >>= 1;
            }
            return !hashes.hasNext() && first.equals(earlier.root()) && second.equals(later.root());
        } catch (NoSuchElementException tooShort) {
            return false;
        }
    }
}
