package org.cunzheng.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Sha256;

/** Files for the browser, from {@code static/} on the class path, and htmx from its WebJar. */
@Singleton
final class Assets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Map<String, String> ELSEWHERE =
            Map.of("htmx.min.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");

    /** @param version changes with the bytes, so that a browser may keep them for good */
    record Asset(byte[] bytes, String version) {}

    private final Map<String, Optional<Asset>> read = new ConcurrentHashMap<>();

    Optional<Asset> find(String name) {
        return NAME.matcher(name).matches() ? read.computeIfAbsent(name, Assets::read) : Optional.empty();
    }

    String address(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("no such asset: " + name));
        return "/assets/" + name + "?v=" + asset.version();
    }

    private static Optional<Asset> read(String name) {
        try (InputStream stream = Assets.class.getResourceAsStream(ELSEWHERE.getOrDefault(name, "/static/" + name))) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] bytes = stream.readAllBytes();
            return Optional.of(new Asset(bytes, Sha256.of(bytes).hex().substring(0, 16)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
