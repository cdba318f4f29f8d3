/**
 * The forms with which a complainant records an incident, corrects one, takes one back or moves it to another case file.
 * What was typed and uploaded stays on the page until it is sealed.
 */
@NullMarked
package org.cunzheng.web.entry;

import org.jspecify.annotations.NullMarked;
