package org.cunzheng.web.front;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What we owe a library or font.
 *
 * @param name group and artifact of a library, or the plain name of something else
 * @param textPath where its licence stands on the class path, without a leading slash
 */
@Serdeable
public record Licence(String name, String version, String licence, String textPath) {
    /** Where the notices that came with a library stand on the class path. */
    String noticesPath() {
        return "licences/notices/" + name.substring(name.indexOf(':') + 1) + "-" + version + "-jar/";
    }
}
