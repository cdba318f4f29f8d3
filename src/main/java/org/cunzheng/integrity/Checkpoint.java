package org.cunzheng.integrity;

import java.util.Base64;

/** A log's size and root at one moment: all that has to be kept to hold the log to what it said. */
public record Checkpoint(long size, Sha256 root) {
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("a log's size is not negative: " + size);
        }
    }

    /**
     * The text that the log signs: its origin, the size, the root in base64, each with a line feed (C2SP tlog-checkpoint).
     *
     * @param origin names the log; see {@link LogKey#origin}
     */
    public String text(String origin) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }
}
