package org.cunzheng.packet.assembly;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.packet.redaction.Redaction;

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
     * @param redaction what is withheld in it
     * @throws KeyReused where something else was sealed under it before, or a packet that withholds something else; nothing
     *     is drawn then
     */
    public Making make(CaseFile caseFile, UUID request, Redaction redaction) {
        Optional<Making> before = before(caseFile, request, redaction);
        return before.orElseGet(() -> turns.take(
                caseFile.id(),
                () -> before(caseFile, request, redaction).orElseGet(() -> maker.make(caseFile, request, redaction))));
    }

    private Optional<Making> before(CaseFile caseFile, UUID request, Redaction redaction) {
        return evidence.sealed(caseFile, request)
                .map(_ -> new Making.Made(find(caseFile, request)
                        .filter(kept -> kept.redaction().equals(redaction))
                        .orElseThrow(KeyReused::new)));
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
