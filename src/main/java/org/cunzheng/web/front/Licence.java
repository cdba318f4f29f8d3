package org.cunzheng.web.front;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What we owe a library or font.
 *
 * @param textPath where its notice stands on the class path, without a leading slash
 */
@Serdeable
public record Licence(String name, String version, String licence, String textPath) {}
