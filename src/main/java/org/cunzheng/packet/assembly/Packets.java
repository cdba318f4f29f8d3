package org.cunzheng.packet.assembly;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.evidence.EvidenceLog;

/** The packets of a case file: made one at a time, and never made over. */
@Singleton
public class Packets {
    private final Turns turns;
    private final EvidenceLog evidence;
    private final PacketMaker maker;
    private final PacketShelf shelf;

    Packets(Turns turns, EvidenceLog evidence, PacketMaker maker, PacketShelf shelf) {
        this.turns = turns;
        this.evidence = evidence;
        this.maker = maker;
        this.shelf = shelf;
    }

    /**
     * Makes a packet of what the log holds now and seals that it was made.
     *
     * @param request names the wish once, and the packet: the same again gives the packet of the first time
     * @throws KeyReused where something else was sealed under it before; nothing is drawn then
     */
    public Making make(CaseFile caseFile, UUID request) {
        Optional<Making> before = before(caseFile, request);
        return before.orElseGet(() -> turns.take(
                caseFile.id(), () -> before(caseFile, request).orElseGet(() -> maker.make(caseFile, request))));
    }

    private Optional<Making> before(CaseFile caseFile, UUID request) {
        return evidence.sealed(caseFile, request)
                .map(_ -> new Making.Made(find(caseFile, request).orElseThrow(KeyReused::new)));
    }

    /** The packets made of a case file, newest first. */
    public List<KeptPacket> of(CaseFile caseFile) {
        return shelf.of(caseFile);
    }

    /** A packet of the case file by its id. */
    public Optional<KeptPacket> find(CaseFile caseFile, UUID id) {
        return shelf.find(caseFile, id);
    }
}
