package org.cunzheng.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.MerkleView;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Tile;
import org.cunzheng.integrity.TiledTree;

/** The log's tree as anybody may see it: checkpoints, tiles, and the places and proofs of single entries. */
@Singleton
public class TransparencyLog {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final LogTables tables;
    private final Sequencer sequencer;
    private final LogKey key;

    TransparencyLog(LogTables tables, Sequencer sequencer, LogKey key) {
        this.tables = tables;
        this.sequencer = sequencer;
        this.key = key;
    }

    /** The key by which the log's signatures are known: name, id and public key in one word. */
    public String verifierKey() {
        return key.verifierKey();
    }

    /** What the log signed last. */
    public SignedCheckpoint newest() {
        return tables.newest().orElseGet(sequencer::sequence);
    }

    /** What the log signed when it had that many entries; empty where it signed nothing then. */
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return tables.checkpoint(size);
    }

    /** The tree of that size, which the log once had; not for several threads. */
    public MerkleView tree(long size) {
        return new MerkleView(size, new TiledTree(tables::tile));
    }

    /** A tile as full as it is now. */
    public Optional<Tile> tile(int level, long index) {
        return tables.tile(level, index);
    }

    /** What the leaves of a tile of level 0 are the hashes of. */
    public List<Sha256> commitments(long tile) {
        return tables.commitments(tile);
    }

    /** The places of a case file's entries, from 0; without those that have none yet. */
    public Map<EntryId, Long> places(CaseFileId caseFile) {
        return tables.places(caseFile.value());
    }

    /** An entry's place, from 0; empty for the second or two before it has one. */
    public Optional<Long> place(EntryId entry) {
        return tables.place(entry.value());
    }

    /**
     * The log's signed promise that it holds the entry, from the moment it is saved: a signed note of three lines, {@code
     * cunzheng-receipt/1} and the log's name, the commitment in base64, and our server's time. The same entry has the same
     * receipt.
     */
    public String receipt(Sha256 commitment, ZonedDateTime recordedAt) {
        return key.sign("cunzheng-receipt/1 " + key.origin() + "\n"
                + BASE64.encodeToString(commitment.bytes()) + "\n"
                + recordedAt.toInstant().truncatedTo(ChronoUnit.MILLIS) + "\n");
    }

    /**
     * The log's signature under a packet: a signed note of two lines, {@code cunzheng-manifest/1} and the log's name, and the
     * digest of the packet's manifest in base64. The manifest says what is in the packet, all of it.
     */
    public String packetNote(Sha256 manifest) {
        return key.sign("cunzheng-manifest/1 " + key.origin() + "\n" + BASE64.encodeToString(manifest.bytes()) + "\n");
    }

    /**
     * The proof that the log's newest checkpoint holds the entry, in the form of C2SP tlog-proof, with the receipt as its
     * extra data; empty while the entry has no place.
     *
     * @param receipt the entry's
     */
    @Transactional // one for all that is read
    public Optional<String> proof(EntryId entry, String receipt) {
        SignedCheckpoint newest = newest();
        return place(entry).filter(place -> place < newest.checkpoint().size()).map(place -> {
            StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\n");
            proof.append("extra ")
                    .append(BASE64.encodeToString(receipt.getBytes(UTF_8)))
                    .append('\n');
            proof.append("index ").append(place).append('\n');
            for (Sha256 hash : tree(newest.checkpoint().size()).inclusionProof(place)) {
                proof.append(BASE64.encodeToString(hash.bytes())).append('\n');
            }
            return proof.append('\n').append(newest.note()).toString();
        });
    }
}
