package org.cunzheng.packet.assembly;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cunzheng.custody.SignedCheckpoint;
import org.cunzheng.custody.Stamp;
import org.cunzheng.custody.Stamps;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.integrity.MerkleView;
import org.cunzheng.packet.LogProof;

/** What a packet takes along of the log. */
@Singleton
final class LogProofs {
    private final TransparencyLog log;
    private final Stamps stamps;

    LogProofs(TransparencyLog log, Stamps stamps) {
        this.log = log;
        this.stamps = stamps;
    }

    /**
     * The packet's checkpoint, and of those it grew from the ones of packets made before, so that who holds one can see that
     * this follows, and above each entry the one stamped earliest.
     *
     * @param places of the case file's entries
     * @param before the packets made before
     */
    LogProof of(SignedCheckpoint signed, MerkleView tree, Collection<Long> places, List<KeptPacket> before) {
        SortedSet<Long> sizes = new TreeSet<>();
        before.forEach(packet -> sizes.add(packet.log().size()));
        sizes.addAll(stamps.earliestAbove(places));
        List<LogProof.Earlier> earlier = sizes.headSet(signed.checkpoint().size() + 1).stream()
                .flatMap(size -> log.checkpoint(size).stream())
                .map(checkpoint -> earlier(checkpoint, tree))
                .toList();
        return new LogProof(signed.checkpoint(), signed.note(), log.verifierKey(), earlier, log::packetNote);
    }

    private LogProof.Earlier earlier(SignedCheckpoint earlier, MerkleView tree) {
        long size = earlier.checkpoint().size();
        return new LogProof.Earlier(
                earlier.checkpoint(),
                earlier.note(),
                tree.consistencyProof(size),
                stamps.over(size).stream().map(Stamp::reply).toList());
    }
}
