package org.cunzheng.integrity;

/** The log's size and root at one moment: all that has to be kept to hold the log to what it said. */
public record Checkpoint(long size, Sha256 root) {
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("a log's size is not negative: " + size);
        }
    }
}
