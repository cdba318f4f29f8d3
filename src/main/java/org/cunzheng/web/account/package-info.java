/**
 * Registering, signing in and out, and what a reader may change about their own account.
 * It asks {@code account} for every decision and keeps nothing itself.
 */
@NullMarked
package org.cunzheng.web.account;

import org.jspecify.annotations.NullMarked;
