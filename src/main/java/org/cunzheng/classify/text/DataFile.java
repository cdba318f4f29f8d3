package org.cunzheng.classify.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Shipped data in lines, UTF-8; blank lines and those that begin with {@code #} are left out. */
final class DataFile {
    private DataFile() {}

    static List<String> lines(String name) {
        try (InputStream stream =
                        Objects.requireNonNull(DataFile.class.getResourceAsStream("/classify/" + name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shipped file " + name, e);
        }
    }
}
