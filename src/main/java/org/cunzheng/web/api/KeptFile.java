package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import org.cunzheng.evidence.Original;
import org.cunzheng.integrity.Sm3;
import org.jspecify.annotations.Nullable;

/**
 * A file kept byte for byte.
 *
 * @param sha256 of its bytes (FIPS 180-4), 64 lower-case hexadecimal digits; names it within the case file
 * @param sm3 of its bytes (GB/T 32905-2016), likewise; missing of a file kept without one
 * @param size in bytes
 * @param type the media type found in its content, not its name
 * @param name the name it came with
 */
@Serdeable
record KeptFile(String sha256, @Nullable String sm3, long size, String type, String name) {
    static KeptFile of(Original original) {
        return new KeptFile(
                original.digest().hex(),
                original.sm3().map(Sm3::hex).orElse(null),
                original.size(),
                original.type(),
                original.name());
    }
}
