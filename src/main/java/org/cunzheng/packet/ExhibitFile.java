package org.cunzheng.packet;

import java.io.InputStream;
import java.util.function.Supplier;
import org.cunzheng.evidence.Original;

/**
 * A file of an exhibit.
 *
 * @param content opens the original's bytes from their beginning, each time anew; whoever opens it closes it
 */
public record ExhibitFile(Original original, Supplier<InputStream> content) {}
