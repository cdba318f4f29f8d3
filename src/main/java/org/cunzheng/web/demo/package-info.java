/**
 * An invented case to look around in without an account; nothing of it happened and nothing can be recorded in it.
 * It goes through the same rules and templates as a real one.
 */
@NullMarked
package org.cunzheng.web.demo;

import org.jspecify.annotations.NullMarked;
