/**
 * The complaint packet: what it says, and the bundle that carries it with its originals and proofs.
 * It shows what was sealed and confirmed, nothing more; whoever receives it can check it without us.
 */
@NullMarked
package org.cunzheng.packet;

import org.jspecify.annotations.NullMarked;
