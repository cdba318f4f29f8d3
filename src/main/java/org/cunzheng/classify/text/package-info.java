/**
 * Judges one utterance by its words, channel and recipient, and needs neither database nor evidence.
 * It reads what is written, normalised without losing the way back to the original characters.
 */
@NullMarked
package org.cunzheng.classify.text;

import org.jspecify.annotations.NullMarked;
