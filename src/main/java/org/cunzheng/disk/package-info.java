/**
 * Files that survive a power cut, whole under their names or not there at all, for what nobody could make again.
 * And folders for what is to survive nothing: their owner's only, and emptied at each start.
 */
@NullMarked
package org.cunzheng.disk;

import org.jspecify.annotations.NullMarked;
