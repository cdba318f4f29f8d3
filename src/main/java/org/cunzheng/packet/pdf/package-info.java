/**
 * Sets a packet as a PDF; the only place that writes one.
 * One small class per section, the wording and the style as data under {@code reports/complaint}.
 */
@NullMarked
package org.cunzheng.packet.pdf;

import org.jspecify.annotations.NullMarked;
