package org.cunzheng.verification;

import java.util.List;

/**
 * One named check and what it found.
 *
 * @param examined how many things it looked at
 */
public record Check(Name name, Outcome outcome, long examined, List<Fault> faults) {

    /** What is checked, in the order of a report. */
    public enum Name {
        /** The file is there and is a packet of a form this version knows. */
        READABLE,
        /** Every byte of the zip outside its files' contents is as names, checksums and sizes determine. */
        CONTAINER,
        /** The manifest is complete and in its one canonical form. */
        MANIFEST,
        /** The manifest lists what is there, and all that is there. */
        LISTING,
        /** Each file has the size and digest that the manifest says. */
        FILES,
        /** SHA256SUMS is exactly what follows from the manifest. */
        SUMS,
        /** Each entry's fields, salts and withheld digests give its commitment. */
        COMMITMENTS,
        /** Each entry says of itself the id and case file under which it stands here. */
        IDENTITY,
        /** Each commitment is a leaf of the log, at its index. */
        INCLUSION,
        /** Originals and the entries that name them fit each other. */
        ORIGINALS,
        /** Each original has the SM3 that entries say of it; only where that was asked for. */
        SM3,
        /** Each erased entry is a leaf of the log, at its index, and a disclosed entry says that it was erased. */
        ERASURES,
        /** The log's checkpoints are signed, all by the key that the packet names. */
        SIGNATURE,
        /** The log begins with each earlier checkpoint that the packet names. */
        EARLIER,
        /** Each timestamp is one over the checkpoint it stands by. */
        TIMESTAMPS,
        /** The key is that of the log which the checker named. */
        LOG_KEY,
        /** Each entry was in the log at a time that an authority trusted by the checker confirms. */
        TIME,
        /** The log is that of the checkpoint the checker brought. */
        CHECKPOINT
    }

    public enum Outcome {
        PASSED,
        FAILED,
        /** Something before it failed, or nothing was brought to check against. */
        NOT_RUN
    }

    public Check {
        faults = List.copyOf(faults);
    }
}
