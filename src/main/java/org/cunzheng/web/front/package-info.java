/**
 * The pages anyone may open without signing in: the first page, the notices and the help.
 * They ask for nothing and keep nothing but the chosen language.
 */
@NullMarked
package org.cunzheng.web.front;

import org.jspecify.annotations.NullMarked;
