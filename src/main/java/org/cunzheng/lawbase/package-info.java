/**
 * The law as stored: reads the shipped data, checks it and gives a {@link org.cunzheng.law.LawBase}.
 * A fault in the data stops the start and names the file and the provision.
 */
@NullMarked
package org.cunzheng.lawbase;

import org.jspecify.annotations.NullMarked;
