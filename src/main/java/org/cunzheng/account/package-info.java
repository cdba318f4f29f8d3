/**
 * Who may sign in, and as whom.
 * Passwords, session tokens and recovery codes are kept only as hashes.
 */
@NullMarked
package org.cunzheng.account;

import org.jspecify.annotations.NullMarked;
