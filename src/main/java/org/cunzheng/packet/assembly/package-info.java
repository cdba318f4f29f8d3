/**
 * Makes a packet of a case file: composes its content, has it drawn, bundles it with its proof, and seals that it was made.
 * What was made is kept as it was, so that it can be had again.
 */
@NullMarked
package org.cunzheng.packet.assembly;

import org.jspecify.annotations.NullMarked;
