/**
 * The commands of the packaged jar.
 * Those that need no database start no application context, so that they answer at once.
 */
@NullMarked
package org.cunzheng.cli;

import org.jspecify.annotations.NullMarked;
