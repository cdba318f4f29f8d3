package org.cunzheng.timestamp;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.net.URI;
import java.nio.file.Path;

@EachProperty("cunzheng.timestamp.authorities")
record AuthoritySettings(@Parameter String name, URI uri, Path roots) {}
