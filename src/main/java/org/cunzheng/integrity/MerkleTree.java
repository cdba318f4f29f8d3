package org.cunzheng.integrity;

import java.util.ArrayList;
import java.util.List;

/** A log's tree in memory, with all its complete subtrees: about two digests a leaf. Not for several threads. */
public final class MerkleTree implements MerkleNodes {
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

    /** The tree as of now. */
    public MerkleView view() {
        return view(levels.getFirst().size());
    }

    /**
     * The tree when it had that many leaves.
     *
     * @throws IndexOutOfBoundsException where it has fewer
     */
    public MerkleView view(long size) {
        if (size > levels.getFirst().size()) {
            throw new IndexOutOfBoundsException("no tree of " + size + " leaves yet");
        }
        return new MerkleView(size, this);
    }

    @Override
    public Sha256 node(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
