/**
 * Taking records over from a phone's export: the file is looked at, its numbers are shown, and only what the complainant
 * picks is sealed. What was taken in, known already or left out is counted and named.
 */
@NullMarked
package org.cunzheng.web.imports;

import org.jspecify.annotations.NullMarked;
