package org.cunzheng.evidence;

import java.util.Optional;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;

/**
 * A file kept byte for byte.
 *
 * @param digest which also names it within the case file
 * @param sm3 of the same bytes; empty where it was kept, or its entry sealed, without one
 * @param size in bytes
 * @param type the media type found in its content, not its name
 * @param name the name it came with; for showing only
 */
public record Original(Sha256 digest, Optional<Sm3> sm3, long size, String type, String name) {
    public Original {
        if (size < 0) {
            throw new IllegalArgumentException("negative size");
        }
    }

    public boolean isImage() {
        return type.startsWith("image/");
    }
}
