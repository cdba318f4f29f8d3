/**
 * Reads what a phone or a carrier wrote down: one sub-package a format, every record with its own bytes and place.
 * What cannot be read is counted and named with its reason, never passed over.
 */
@NullMarked
package org.cunzheng.acquisition;

import org.jspecify.annotations.NullMarked;
