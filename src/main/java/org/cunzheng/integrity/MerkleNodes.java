package org.cunzheng.integrity;

/** Where the complete subtrees of a log's tree are found. */
@FunctionalInterface
public interface MerkleNodes {
    /** The root of the leaves from {@code index·2^level} to {@code (index+1)·2^level - 1}, all of which exist. */
    Sha256 node(int level, long index);
}
