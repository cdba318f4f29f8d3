package org.cunzheng.casefile;

import io.micronaut.core.annotation.Introspected;

/**
 * Somebody who collects, as far as known; an empty text means: not known.
 *
 * @param agency the company the collector says to belong to
 */
@Introspected
public record Collector(String name, String number, String agency) {}
