/**
 * Makes a complaint packet and hands it out: as a bundle, as the PDF alone, and page by page as pictures.
 * Says beforehand what will be in it.
 */
@NullMarked
package org.cunzheng.web.packet;

import org.jspecify.annotations.NullMarked;
