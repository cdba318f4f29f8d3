package org.cunzheng.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** How a file that came from outside is handed back, so that no browser takes it for a page of ours. */
public final class Attachment {
    /** Pictures that a browser draws and never runs; SVG is not one of them. */
    private static final Set<String> DRAWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/heic", "image/avif");

    private Attachment() {}

    public static boolean isDrawn(String type) {
        return DRAWN.contains(type);
    }

    /** Its own type for a picture, else bytes that mean nothing. */
    public static MediaType mediaType(String type) {
        return isDrawn(type) ? MediaType.of(type) : MediaType.APPLICATION_OCTET_STREAM_TYPE;
    }

    /** A file for an answer, opened only when it is sent. */
    public static StreamedFile content(Supplier<InputStream> source, MediaType type, long size) {
        return new StreamedFile(new LateStream(source), type, 0, size);
    }

    /** The same for one that says when it came to be. */
    public static StreamedFile content(Supplier<InputStream> source, MediaType type, long size, Instant made) {
        return new StreamedFile(new LateStream(source), type, made.toEpochMilli(), size);
    }

    /** The name of a file as it was sent, without what nobody typed. */
    public static String name(String sent) {
        return sent.codePoints()
                .filter(code -> code >= ' ' || code == '\t' || code == '\n' || code == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The {@code Content-Disposition} (RFC 6266), the name in UTF-8 (RFC 8187). */
    public static String disposition(String type, String name) {
        String encoded = URLEncoder.encode(name.isEmpty() ? "file" : name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (isDrawn(type) ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded;
    }
}
