/**
 * What happened and what shows it: incidents, evidence items and the case's record, folded from the log.
 * Acquiring something seals it: the original goes to the vault, then the entry into the log.
 */
@NullMarked
package org.cunzheng.evidence;

import org.jspecify.annotations.NullMarked;
