/**
 * Counts incidents in time: night contacts, frequency, contact after refusal.
 * What cannot be judged from the log is said to be so, with the reason.
 */
@NullMarked
package org.cunzheng.classify.conduct;

import org.jspecify.annotations.NullMarked;
