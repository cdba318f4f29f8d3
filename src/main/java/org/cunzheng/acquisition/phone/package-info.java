/**
 * A telephone number in its many spellings.
 * It stands apart so that every format can use it and none has to know the others.
 */
@NullMarked
package org.cunzheng.acquisition.phone;

import org.jspecify.annotations.NullMarked;
