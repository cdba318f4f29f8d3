/**
 * The log for everybody: checkpoints and tiles at stable addresses, read only, as C2SP tlog-tiles has them.
 * Nothing in it says anything about a person, and no account is needed.
 */
@NullMarked
package org.cunzheng.web.transparency;

import org.jspecify.annotations.NullMarked;
