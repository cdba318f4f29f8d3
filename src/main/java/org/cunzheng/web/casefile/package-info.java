/**
 * Making, choosing and revising a case file, one group of questions at a time, and the home page of the one that is open.
 * Each answer is saved as it is given, so that a lost connection loses one page at most.
 */
@NullMarked
package org.cunzheng.web.casefile;

import org.jspecify.annotations.NullMarked;
