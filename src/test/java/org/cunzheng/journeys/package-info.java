/**
 * Promises walked from the first page to the last, in a real browser on a real server.
 * What every page owes a phone is checked on each page that a walk passes.
 */
@NullMarked
package org.cunzheng.journeys;

import org.jspecify.annotations.NullMarked;
