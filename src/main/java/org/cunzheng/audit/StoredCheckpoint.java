package org.cunzheng.audit;

import java.time.Instant;
import org.cunzheng.integrity.Checkpoint;

/** A checkpoint as its row has it; nothing of it is verified yet. */
record StoredCheckpoint(Checkpoint columns, String note, Instant signedAt) {
    String name() {
        return "checkpoint " + columns.size();
    }
}
