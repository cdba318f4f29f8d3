/**
 * Asks an authority for time-stamp tokens (RFC 3161) and verifies them.
 * It knows a digest, not what was digested, and stores nothing.
 */
@NullMarked
package org.cunzheng.timestamp;

import org.jspecify.annotations.NullMarked;
