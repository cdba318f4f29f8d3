package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import org.cunzheng.evidence.Original;

/**
 * A file kept byte for byte.
 *
 * @param sha256 of its bytes (FIPS 180-4), 64 lower-case hexadecimal digits; names it within the case file
 * @param size in bytes
 * @param type the media type found in its content, not its name
 * @param name the name it came with
 */
@Serdeable
record KeptFile(String sha256, long size, String type, String name) {
    static KeptFile of(Original original) {
        return new KeptFile(original.digest().hex(), original.size(), original.type(), original.name());
    }
}
