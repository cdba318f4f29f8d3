package org.cunzheng.packet;

import org.cunzheng.evidence.Original;

/**
 * A file of an exhibit.
 *
 * @param content the original's bytes
 */
public record ExhibitFile(Original original, Content content) {}
