package org.cunzheng.packet.assembly;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.redaction.Redaction;

/**
 * A packet as it was made.
 *
 * @param log the log's size and root that its proofs lead to
 * @param exhibits how many
 * @param findings how many confirmed findings it states
 * @param redaction what was withheld, and from whom
 * @param withheldFields of how many fields it gives a digest only
 * @param withheldFiles how many files it leaves out
 * @param areThere whether both its files lie on this server
 * @param destroyed whether they do not because an entry was erased that is or may have been in it
 */
public record KeptPacket(
        UUID id,
        ZonedDateTime madeAt,
        KeptFile pdf,
        KeptFile bundle,
        Checkpoint log,
        int exhibits,
        int findings,
        Redaction redaction,
        int withheldFields,
        int withheldFiles,
        boolean areThere,
        boolean destroyed) {
    public Sha256 pdfDigest() {
        return pdf.digest();
    }

    public Sha256 bundleDigest() {
        return bundle.digest();
    }
}
