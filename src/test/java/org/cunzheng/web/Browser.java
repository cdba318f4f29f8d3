package org.cunzheng.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A small browser for tests: keeps cookies, follows nothing, and sends the headers a test tells it to. */
public final class Browser {
    private final URI server;
    private final HttpClient client;

    public Browser(URI server) {
        this.server = server;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    /** Opens a page; headers are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Opens what is no text; headers are names and values in turn. */
    public HttpResponse<byte[]> download(String path, String... headers) {
        return send(request(path, headers).GET(), BodyHandlers.ofByteArray());
    }

    /** Sends a form as a page of ours would; fields are names and values in turn. */
    public HttpResponse<String> submit(String path, String... fields) {
        return post(path, encoded(fields), "Sec-Fetch-Site", "same-origin");
    }

    /** Sends a form with files, as a page of ours would; fields are names and values in turn, a {@link Path} is a file. */
    public HttpResponse<String> upload(String path, Object... fields) {
        String boundary = "cunzheng-" + UUID.randomUUID();
        List<byte[]> body = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"";
            if (fields[i + 1] instanceof Path file) {
                head += "; filename=\"" + file.getFileName() + "\"\r\nContent-Type: application/octet-stream";
                body.add((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                body.add(bytes(file));
            } else {
                body.add((head + "\r\n\r\n" + fields[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
            body.add("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path, "Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(body)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sends a body with no header but those given. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a request of any method, as a page of ours would; headers are names and values in turn. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(URLEncoder.encode(fields[i], StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }
}
