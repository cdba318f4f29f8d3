/**
 * The law as values: instruments, provisions with their periods in force and how sure we are of each, and citations.
 * Pure: it maps a conduct, a day, a lender's kind and an addressee to provisions, and knows no framework.
 */
@NullMarked
package org.cunzheng.law;

import org.jspecify.annotations.NullMarked;
