package org.cunzheng.audit;

/**
 * How much was looked at.
 *
 * @param entries with or without a place
 * @param erased entries whose content is gone by an erasure on record
 * @param leaves places in the tree
 * @param files originals that entries name
 * @param filesRead those of them that were read, and found as they were put in or altered
 * @param orphans stored files that no entry names
 */
public record Examined(
        long entries,
        long erased,
        long leaves,
        long tiles,
        long checkpoints,
        long timestamps,
        long files,
        long filesRead,
        long orphans) {}
