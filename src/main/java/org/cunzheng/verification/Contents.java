package org.cunzheng.verification;

import java.time.Instant;
import java.util.List;
import org.cunzheng.integrity.Sha256;

/** What the packet says of itself; worth something only together with a verdict. */
public sealed interface Contents {
    /**
     * @param origin the name of the log
     * @param withheldFields fields given as digests only
     * @param withheldOriginals files named by entries and left out
     * @param erased entries whose content was destroyed; why, only the log's operator attests
     */
    record Stated(
            String caseFile,
            String createdAt,
            long logSize,
            String origin,
            Sha256 logRoot,
            long entries,
            long withheldFields,
            long originals,
            long withheldOriginals,
            List<Erased> erased,
            List<Stamp> stamps)
            implements Contents {
        public Stated {
            erased = List.copyOf(erased);
            stamps = List.copyOf(stamps);
        }
    }

    /**
     * An entry whose content was destroyed.
     *
     * @param index its leaf's in the log
     * @param by the index of the entry that says so; -1 where the packet has no such entry
     */
    record Erased(long index, long by) {}

    /**
     * A timestamp over a checkpoint: what the log held then, it held at that time.
     *
     * @param size of the checkpoint; all entries with a smaller index are in it
     * @param time what the authority says
     * @param authority the name in its certificate
     * @param trusted whether the certificate leads to a root that the checker brought
     */
    record Stamp(long size, Instant time, String authority, boolean trusted) {}

    /** There is no manifest that could be read. */
    record Unknown() implements Contents {}
}
