package org.cunzheng.vault;

import java.util.Optional;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;

/**
 * What was put in.
 *
 * @param sm3 of the same bytes; empty where they were put in without one
 * @param size in bytes
 */
public record Stored(Sha256 digest, Optional<Sm3> sm3, long size) {}
