package org.cunzheng.account;

/**
 * Somebody who may sign in.
 *
 * @param operator whether this account looks after the deployment; it opens nobody's case
 */
public record Account(AccountId id, boolean operator) {}
