package org.cunzheng.custody;

import java.time.Instant;
import org.cunzheng.integrity.Checkpoint;

/**
 * What the log said of itself at one moment, and signed.
 *
 * @param note the signed note (C2SP tlog-checkpoint), byte for byte as it was first given out, in UTF-8
 * @param signedAt our server's time, in milliseconds
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note, Instant signedAt) {}
