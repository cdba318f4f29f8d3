/**
 * Where a complainant confirms or dismisses what the rules suggest.
 * What was shown is sealed with the decision; only a confirmed finding may enter a packet.
 */
@NullMarked
package org.cunzheng.web.finding;

import org.jspecify.annotations.NullMarked;
