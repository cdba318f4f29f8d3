/**
 * Derives everything that the log says anew, from its tables and the vault, and names what does not fit.
 * It only reads, and keeps of a run what it found.
 */
@NullMarked
package org.cunzheng.audit;

import org.jspecify.annotations.NullMarked;
