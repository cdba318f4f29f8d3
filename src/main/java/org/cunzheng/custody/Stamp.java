package org.cunzheng.custody;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * A timestamp over a checkpoint: all entries with a place below its size were in the log then.
 *
 * @param size of the checkpoint
 * @param authority the name by which the operator knows it
 * @param provedAt what the authority says, in milliseconds
 * @param signer the name in its certificate
 * @param reply the authority's answer (RFC 3161, DER of a TimeStampResp), as it came
 */
@Introspected
public record Stamp(long size, String authority, Instant provedAt, String signer, byte[] reply) {
    public Stamp {
        reply = reply.clone();
    }

    /** A copy. */
    @Override
    public byte[] reply() {
        return reply.clone();
    }
}
