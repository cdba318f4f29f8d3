package org.cunzheng.classify.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Shipped data in lines, UTF-8; blank lines and those that begin with {@code #} are left out. */
final class DataFile {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private DataFile() {}

    /** What stands between the blanks of a line. */
    static String[] parts(String line) {
        return BLANKS.split(line);
    }

    static List<String> lines(String name) {
        return linesAt("/classify/" + name);
    }

    /** The same of a file anywhere on the class path. */
    static List<String> linesAt(String path) {
        try (InputStream stream = Objects.requireNonNull(DataFile.class.getResourceAsStream(path), path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shipped file " + path, e);
        }
    }
}
