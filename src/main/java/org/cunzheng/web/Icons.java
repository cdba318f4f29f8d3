package org.cunzheng.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The Lucide icons of the WebJar, made fit to stand inside a page. */
final class Icons {
    private static final String FOLDER = "/META-INF/resources/webjars/lucide-static/0.468.0/icons/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Icons() {}

    /** @throws IllegalArgumentException where Lucide has no icon of that name */
    static String svg(String name) {
        return READ.computeIfAbsent(name, Icons::read);
    }

    private static String read(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an icon's name: " + name);
        }
        try (InputStream bytes = Icons.class.getResourceAsStream(FOLDER + name + ".svg")) {
            if (bytes == null) {
                throw new IllegalArgumentException("no such icon: " + name);
            }
            String svg = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return COMMENT.matcher(svg)
                    .replaceAll("")
                    .strip()
                    .replaceFirst("<svg", "<svg aria-hidden=\"true\" focusable=\"false\"")
                    .replaceFirst("class=\"[^\"]*\"", "class=\"icon\"");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
