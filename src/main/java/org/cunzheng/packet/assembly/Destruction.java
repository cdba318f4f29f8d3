package org.cunzheng.packet.assembly;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.evidence.Erasing;
import org.cunzheng.evidence.ErasurePlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases entries with all that our server keeps of them: in the log, among kept packets, in the vault, in this order. */
@Singleton
public class Destruction {
    private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);

    private final Turns turns;
    private final Packets packets;
    private final PacketFolder folder;
    private final Erasing erasing;
    private final Erasures erasures;
    private final TransparencyLog log;

    Destruction(
            Turns turns,
            Packets packets,
            PacketFolder folder,
            Erasing erasing,
            Erasures erasures,
            TransparencyLog log) {
        this.turns = turns;
        this.packets = packets;
        this.folder = folder;
        this.erasing = erasing;
        this.erasures = erasures;
        this.log = log;
    }

    /**
     * What would be destroyed.
     *
     * @param packets those made before that have one of the entries in them; of a packet whose files are gone already it is
     *     only known that it was made later
     */
    public record Preview(ErasurePlan plan, List<KeptPacket> packets) {
        public Preview {
            packets = List.copyOf(packets);
        }

        /** How many of the packets still lie here, and go. */
        public int kept() {
            return (int) packets.stream()
                    .filter(packet -> packet.pdf().isThere() || packet.bundle().isThere())
                    .count();
        }
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** Erased, now or when the same request came before. */
        record Destroyed() implements Outcome {}

        /** It is in packets made before, and nobody insisted; nothing was erased. */
        record InPackets(Preview preview) implements Outcome {}

        /** Something else would be erased by now than what was confirmed; nothing was erased. */
        record Changed() implements Outcome {}

        /** The case file has no such entry that can be erased. */
        record NotThere() implements Outcome {}

        /** A packet of the case file is being made at this moment; nothing was erased. */
        record PacketBeingMade() implements Outcome {}
    }

    /**
     * Empty where the case file has no such entry that can be erased.
     *
     * @param withExports whether every export goes too of which the whole file is kept
     */
    public Optional<Preview> look(CaseFile caseFile, EntryId entry, boolean withExports) {
        return erasing.plan(caseFile, entry, withExports).map(plan -> new Preview(plan, holding(caseFile, plan)));
    }

    private List<KeptPacket> holding(CaseFile caseFile, ErasurePlan plan) {
        Set<EntryId> entries = Set.copyOf(plan.entries());
        return packets.of(caseFile).stream()
                .filter(packet -> mayHold(packet, entries))
                .toList();
    }

    private boolean mayHold(KeptPacket packet, Set<EntryId> entries) {
        if (packet.bundle().isThere()) {
            return PacketFolder.mayHold(packet.bundle(), entries);
        }
        return entries.stream()
                .flatMap(entry -> log.place(entry).stream())
                .anyMatch(place -> place < packet.log().size());
    }

    /**
     * Erases an incident with all its tellings, or an export. Of a case file one at a time, so that a form sent twice finds its
     * first sending done. What outside the database cannot be destroyed at once is left to {@link #finishAll}.
     *
     * @param request names the act; the same again changes nothing
     * @param confirmed the digest of the plan that the person confirmed
     * @param reason as she gave it; may be empty
     * @param insists whether she wants it also where packets made before hold it
     * @throws KeyReused where something else was sealed under the request before
     */
    public Outcome destroy(
            CaseFile caseFile, EntryId entry, UUID request, String confirmed, String reason, boolean insists) {
        return turns.erase(caseFile.id(), () -> destroyNow(caseFile, entry, request, confirmed, reason, insists))
                .orElseGet(Outcome.PacketBeingMade::new);
    }

    private Outcome destroyNow(
            CaseFile caseFile, EntryId entry, UUID request, String confirmed, String reason, boolean insists) {
        List<Preview> inPackets = new ArrayList<>();
        Erasing.Outcome outcome = erasing.erase(caseFile, request, entry, confirmed, reason, plan -> {
            Preview preview = new Preview(plan, insists ? List.of() : holding(caseFile, plan));
            inPackets.add(preview);
            return preview.packets().isEmpty();
        });
        return switch (outcome) {
            case ERASED -> {
                finishIfPossible(caseFile.id());
                yield new Outcome.Destroyed();
            }
            case REFUSED -> new Outcome.InPackets(inPackets.getFirst());
            case CHANGED -> new Outcome.Changed();
            case NOT_THERE -> new Outcome.NotThere();
        };
    }

    /** What she wished is done and sealed; an answer that it failed would be wrong. What is left is noted in the database. */
    private void finishIfPossible(CaseFileId caseFile) {
        try {
            finish(caseFile);
        } catch (RuntimeException e) {
            LOG.warn(
                    "erasure: not all outside the database could be destroyed yet of case file {}: {}",
                    caseFile,
                    e.getClass().getSimpleName());
        }
    }

    /** The files go also where a packet cannot be read; the packets are looked through again in any case. */
    private void finish(CaseFileId caseFile) {
        try {
            destroyPackets(caseFile);
        } finally {
            erasing.destroyFiles(caseFile);
        }
    }

    private void destroyPackets(CaseFileId caseFile) {
        Set<EntryId> erased = erasures.ids(caseFile);
        if (!erased.isEmpty()) {
            folder.destroy(caseFile, erased);
        }
    }

    /**
     * Destroys what a crash or an error left of an erasure; begins when the start is over. A packet lies where it was made: one
     * that lies here and holds what was erased through another node goes now.
     *
     * @throws RuntimeException where something of a case file cannot be destroyed; that of the others is all the same
     */
    @Scheduled(initialDelay = "${cunzheng.erasure.finish:20s}", fixedDelay = "1h")
    void finishAll() {
        List<RuntimeException> failed = new ArrayList<>();
        for (CaseFileId caseFile : erasing.unfinished()) {
            attempt(caseFile, () -> finish(caseFile), failed);
        }
        for (CaseFileId caseFile : folder.caseFiles()) {
            attempt(caseFile, () -> destroyPackets(caseFile), failed);
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private void attempt(CaseFileId caseFile, Runnable work, List<RuntimeException> failed) {
        try {
            turns.eraseIfFree(caseFile, work);
        } catch (RuntimeException e) {
            failed.add(new IllegalStateException("of case file " + caseFile + " something is left to destroy", e));
        }
    }
}
