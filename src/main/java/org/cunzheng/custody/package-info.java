/**
 * Chain of custody: the append-only log of sealed entries.
 * An entry is committed to field by field; nothing in the log is ever changed.
 */
@NullMarked
package org.cunzheng.custody;

import org.jspecify.annotations.NullMarked;
