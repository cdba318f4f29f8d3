/** Where the program starts. Everything else lives in a package of its own feature. */
@NullMarked
package org.cunzheng;

import org.jspecify.annotations.NullMarked;
