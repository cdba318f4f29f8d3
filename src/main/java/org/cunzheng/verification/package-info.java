/**
 * Checks a packet from its bytes alone, as a stranger would: container, manifest, digests, commitments, proofs.
 * Of our code it shares only the digest with the writer; what it reads, it reads by itself and trusts nothing of it.
 */
@NullMarked
package org.cunzheng.verification;

import org.jspecify.annotations.NullMarked;
