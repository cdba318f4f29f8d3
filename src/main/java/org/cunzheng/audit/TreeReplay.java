package org.cunzheng.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunzheng.integrity.MerkleProofs;
import org.cunzheng.integrity.Sha256;

/** A Merkle tree grown from its first leaf on, of which only the right edge is kept. */
final class TreeReplay {
    /** At each height the root of the full subtree that still waits for its right sibling. */
    private final List<Optional<Sha256>> waiting = new ArrayList<>();

    /** The full subtrees that the last leaf completed, by their height. */
    private final List<Sha256> completed = new ArrayList<>();

    void append(Sha256 leafHash) {
        completed.clear();
        Sha256 node = leafHash;
        completed.add(node);
        int height = 0;
        while (height < waiting.size() && waiting.get(height).isPresent()) {
            node = MerkleProofs.nodeHash(waiting.get(height).get(), node);
            waiting.set(height, Optional.empty());
            completed.add(node);
            height++;
        }
        if (height == waiting.size()) {
            waiting.add(Optional.empty());
        }
        waiting.set(height, Optional.of(node));
    }

    /** The root of the full subtree of that height which ends with the last leaf. */
    Sha256 completed(int height) {
        return completed.get(height);
    }

    /** Of no leaves, the digest of nothing. */
    Sha256 root() {
        Optional<Sha256> root = Optional.empty();
        for (Optional<Sha256> left : waiting) {
            if (left.isPresent()) {
                root = Optional.of(root.map(right -> MerkleProofs.nodeHash(left.get(), right))
                        .orElse(left.get()));
            }
        }
        return root.orElseGet(Sha256::of);
    }
}
