package org.cunzheng.packet;

import java.util.Comparator;
import java.util.List;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.Sha256;

/**
 * What a bundle says of the log: the signed checkpoint to which its inclusion proofs lead, and earlier ones with their
 * timestamps.
 *
 * @param note the checkpoint as the log signed it (C2SP tlog-checkpoint)
 * @param verifierKey the key that signed it, in the form of signed notes
 * @param earlier by size, each once; the checkpoint itself may be among them
 * @param signer gives the signed note that binds a manifest, by its digest, to the key: {@code cunzheng-manifest/1} and the
 *     log's name, and the digest in base64
 */
public record LogProof(Checkpoint checkpoint, String note, String verifierKey, List<Earlier> earlier, Signer signer) {

    /** Signs as the log does; a packet is the log's own statement of what it gave out. */
    @FunctionalInterface
    public interface Signer {
        String manifest(Sha256 digest);
    }

    /**
     * A checkpoint that the packet's log grew from.
     *
     * @param note as the log signed it
     * @param consistency the proof that the packet's log begins with it (RFC 9162, 2.1.4.1)
     * @param tokens answers of timestamping authorities (RFC 3161, DER of a TimeStampResp) over the note's bytes
     */
    public record Earlier(Checkpoint checkpoint, String note, List<Sha256> consistency, List<byte[]> tokens) {
        public Earlier {
            consistency = List.copyOf(consistency);
            tokens = List.copyOf(tokens);
        }
    }

    public LogProof {
        earlier = earlier.stream()
                .sorted(Comparator.comparingLong(one -> one.checkpoint().size()))
                .toList();
    }
}
