/**
 * What of a case is withheld from one recipient: what a person chose, which fields and files follow from it, and what is left
 * to be shown. Whoever draws or bundles a packet gets only what is left.
 */
@NullMarked
package org.cunzheng.packet.redaction;

import org.jspecify.annotations.NullMarked;
