/** Texts as QR codes, for paper and for another phone's camera. */
@NullMarked
package org.cunzheng.qr;

import org.jspecify.annotations.NullMarked;
