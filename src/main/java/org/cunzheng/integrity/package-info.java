/**
 * Pure arithmetic of proof: digests, canonical bytes, field commitments and the Merkle tree.
 * It knows no framework and no feature, so that anybody can check it against the standards alone.
 */
@NullMarked
package org.cunzheng.integrity;

import org.jspecify.annotations.NullMarked;
