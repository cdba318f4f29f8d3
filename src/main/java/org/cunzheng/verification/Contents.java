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
            List<Stamp> stamps)
            implements Contents {
        public Stated {
            stamps = List.copyOf(stamps);
        }
    }

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
