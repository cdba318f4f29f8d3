package org.cunzheng.vault;

import org.cunzheng.integrity.Sha256;

/**
 * What was put in.
 *
 * @param size in bytes
 */
public record Stored(Sha256 digest, long size) {}
