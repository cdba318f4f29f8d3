package org.cunzheng.acquisition;

import java.nio.file.Path;
import java.util.UUID;

/**
 * A file that is being looked at before the complainant decides what of it to keep.
 *
 * @param name as it was called where it came from; for showing only
 */
public record StagedFile(UUID id, String name, Path path) {}
