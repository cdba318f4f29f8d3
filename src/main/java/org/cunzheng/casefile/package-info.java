/**
 * One borrower's dispute with one lender and its collectors.
 * What is agreed, owed and known of the other side, as the complainant tells it.
 */
@NullMarked
package org.cunzheng.casefile;

import org.jspecify.annotations.NullMarked;
