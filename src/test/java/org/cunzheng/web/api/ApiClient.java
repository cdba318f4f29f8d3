package org.cunzheng.web.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the API as a program would: JSON, the session's cookie, an idempotency key. */
final class ApiClient {
    /** What came back. */
    record Answer(int status, String type, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Map<String, Object> json() {
            return parse(Argument.mapOf(String.class, Object.class));
        }

        List<Map<String, Object>> list() {
            return parse(Argument.listOf(Argument.mapOf(String.class, Object.class)));
        }

        private <T> T parse(Argument<T> type) {
            try {
                return JSON.readValue(body, type);
            } catch (IOException notJson) {
                throw new UncheckedIOException(text(), notJson);
            }
        }
    }

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    private ApiClient(URI server) {
        this.server = server;
    }

    static ApiClient stranger(URI server) {
        return new ApiClient(server);
    }

    /** Somebody new, signed in. */
    static ApiClient registered(URI server) {
        ApiClient client = new ApiClient(server);
        String form = "login=" + UUID.randomUUID() + "%40example.com&password=four+plain+words&consent=yes";
        client.send(client.request("/register")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return client;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param type the only one that is taken */
    Answer get(String path, String type) {
        return send(request(path).header("Accept", type).GET());
    }

    Answer post(String path, UUID key, Map<String, ?> body) {
        return write("POST", path, Optional.of(key), body);
    }

    Answer post(String path, Map<String, ?> body) {
        return post(path, UUID.randomUUID(), body);
    }

    Answer put(String path, Map<String, ?> body) {
        return write("PUT", path, Optional.empty(), body);
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer withoutKey(String path, Map<String, ?> body) {
        return write("POST", path, Optional.empty(), body);
    }

    Answer upload(String path, byte[] content) {
        return upload(path, UUID.randomUUID(), content);
    }

    Answer upload(String path, UUID key, byte[] content) {
        return send(uploading(path, content).header("Idempotency-Key", key.toString()));
    }

    /** @param name percent-encoded */
    Answer upload(String path, String name, byte[] content) {
        return send(uploading(path, content)
                .header("File-Name", name)
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    Answer uploadWithoutKey(String path, byte[] content) {
        return send(uploading(path, content));
    }

    private HttpRequest.Builder uploading(String path, byte[] content) {
        return request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content));
    }

    private Answer write(String method, String path, Optional<UUID> key, Map<String, ?> body) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        key.ifPresent(named -> request.header("Idempotency-Key", named.toString()));
        try {
            return send(request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Origin", server.toString())
                .header("Accept-Language", "en");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
