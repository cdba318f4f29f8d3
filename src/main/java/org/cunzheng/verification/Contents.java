package org.cunzheng.verification;

import org.cunzheng.integrity.Sha256;

/** What the packet says of itself; worth something only together with a verdict. */
public sealed interface Contents {
    /**
     * @param withheldFields fields given as digests only
     * @param withheldOriginals files named by entries and left out
     */
    record Stated(
            String caseFile,
            String createdAt,
            long logSize,
            Sha256 logRoot,
            long entries,
            long withheldFields,
            long originals,
            long withheldOriginals)
            implements Contents {}

    /** There is no manifest that could be read. */
    record Unknown() implements Contents {}
}
