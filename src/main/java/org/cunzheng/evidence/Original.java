package org.cunzheng.evidence;

import org.cunzheng.integrity.Sha256;

/**
 * A file kept byte for byte.
 *
 * @param size in bytes
 * @param type the media type found in its content, not its name
 * @param name the name it came with; for showing only
 */
public record Original(Sha256 digest, long size, String type, String name) {
    public Original {
        if (size < 0) {
            throw new IllegalArgumentException("negative size");
        }
    }

    public boolean isImage() {
        return type.startsWith("image/");
    }
}
