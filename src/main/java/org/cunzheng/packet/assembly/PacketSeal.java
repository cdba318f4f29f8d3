package org.cunzheng.packet.assembly;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.integrity.Sha256;

/**
 * The last step of a packet: its files get their names and the log says that it was made, while the log of the case file is held.
 * Other nodes know nothing of this one's {@link Turns}; what they erase meanwhile shows here.
 */
@Singleton
class PacketSeal {
    private final CustodyLog log;
    private final Erasures erasures;
    private final EvidenceLog evidence;
    private final PacketShelf shelf;

    PacketSeal(CustodyLog log, Erasures erasures, EvidenceLog evidence, PacketShelf shelf) {
        this.log = log;
        this.erasures = erasures;
        this.evidence = evidence;
        this.shelf = shelf;
    }

    /** The two finished files of a packet. */
    record Finished(Path pdf, Sha256 pdfDigest, Path bundle, Sha256 bundleDigest) {}

    /**
     * Keeps the files and seals that they were made.
     *
     * @param erased what was erased of the case file before anything was read for the packet
     * @return whether it was done; it is not where more was erased since, and the files stay as they are
     * @throws KeyReused where something else was sealed under the request before
     */
    @Transactional
    public boolean seal(
            CaseFile caseFile, UUID request, Set<EntryId> erased, Finished finished, Map<String, String> made) {
        log.hold(caseFile.id());
        if (!erasures.ids(caseFile.id()).equals(erased)) {
            return false;
        }
        try {
            shelf.keep(caseFile.id(), finished.pdf(), finished.pdfDigest(), finished.bundle(), finished.bundleDigest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        evidence.packetMade(caseFile, request, made);
        return true;
    }
}
