/**
 * Which PostgreSQL holds the data: an embedded one made durable, or a given one.
 * It prepares roles and migrations before anything else touches a table.
 */
@NullMarked
package org.cunzheng.database;

import org.jspecify.annotations.NullMarked;
