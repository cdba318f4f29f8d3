/**
 * Originals, written once, encrypted and checked on every read.
 * It knows a scope and a digest, not a case or a person.
 */
@NullMarked
package org.cunzheng.vault;

import org.jspecify.annotations.NullMarked;
