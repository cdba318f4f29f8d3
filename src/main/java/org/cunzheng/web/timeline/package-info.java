/**
 * What a case file's log says, for reading: the timeline with its search and filters, and each entry whole.
 * The page models are made from a case's record alone, so that the invented case and the API show the same.
 */
@NullMarked
package org.cunzheng.web.timeline;

import org.jspecify.annotations.NullMarked;
