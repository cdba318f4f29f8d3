package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cunzheng.integrity.Sha256;

/**
 * A bucket in memory that keeps versions and enforces retention, which S3Mock does not, and fails as it is told. It wants a signature of version 4 on every request, without calculating it, and a SHA-256 with all that is put.
 */
final class LockingBucket implements AutoCloseable {
    static final String NAME = "locking";

    /** What it does otherwise than it should. */
    enum Fault {
        BUSY,
        DENIED,
        HANGING,
        CUT_OFF,
        /** What arrives is not what was sent. */
        GARBLED,
        /** Does as it is asked the next time, but does not say so. */
        SILENT_ONCE,
        OVERWRITING,
        WITHOUT_VERSIONS,
        WITHOUT_LOCK,
        DEFAULT_RETENTION
    }

    /** @param until the epoch where nothing holds it */
    record Version(String key, String id, byte[] bytes, boolean isMarker, Instant until) {}

    private record Refusal(int state, String code) {}

    final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    final List<Version> versions = new ArrayList<>();
    final AtomicInteger requests = new AtomicInteger();
    Instant now = Instant.parse("2026-11-21T08:00:00Z");

    private final HttpServer server;
    private int made;

    LockingBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (faults.contains(Fault.HANGING)) {
                Thread.sleep(2000);
            }
            Optional<Refusal> refusal = refusal(exchange);
            if (refusal.isPresent()) {
                refuse(exchange, refusal.get());
                return;
            }
            synchronized (this) {
                String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
                if (!path[0].equals(NAME)) {
                    refuse(exchange, new Refusal(404, "NoSuchBucket"));
                } else if (path.length == 1 || path[1].isEmpty()) {
                    list(exchange, query(exchange));
                } else {
                    object(exchange, path[1], query(exchange), body);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Refusal> refusal(HttpExchange exchange) {
        String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!signature.matches(
                        "AWS4-HMAC-SHA256 Credential=.+/s3/aws4_request, ?SignedHeaders=.*host.*, ?Signature=[0-9a-f]{64}")
                || faults.contains(Fault.DENIED)) {
            return Optional.of(new Refusal(403, "AccessDenied"));
        }
        return faults.contains(Fault.BUSY) ? Optional.of(new Refusal(503, "SlowDown")) : Optional.empty();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8));
        }
        return query;
    }

    private Optional<Version> current(String key) {
        return BucketLists.current(versions, key);
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        String prefix = query.getOrDefault("prefix", "");
        if (query.containsKey("object-lock")) {
            lock(exchange);
        } else if (query.containsKey("versions")) {
            if (faults.contains(Fault.WITHOUT_VERSIONS)) {
                refuse(exchange, new Refusal(501, "NotImplemented"));
                return;
            }
            xml(exchange, BucketLists.versions(versions, prefix, query.getOrDefault("version-id-marker", "")));
        } else {
            xml(
                    exchange,
                    BucketLists.keys(
                            versions,
                            prefix,
                            query.getOrDefault("delimiter", ""),
                            query.getOrDefault("continuation-token", "")));
        }
    }

    private void lock(HttpExchange exchange) throws IOException {
        if (faults.contains(Fault.WITHOUT_LOCK)) {
            refuse(exchange, new Refusal(404, "ObjectLockConfigurationNotFoundError"));
            return;
        }
        String rule = "<Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>1</Days></DefaultRetention></Rule>";
        xml(
                exchange,
                "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>"
                        + (faults.contains(Fault.DEFAULT_RETENTION) ? rule : "") + "</ObjectLockConfiguration>");
    }

    private void object(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, body);
            case "DELETE" -> delete(exchange, key, Optional.ofNullable(query.get("versionId")));
            default -> {
                Optional<Version> version = query.containsKey("versionId")
                        ? versions.stream()
                                .filter(known -> known.id().equals(query.get("versionId")))
                                .findFirst()
                        : current(key);
                if (version.filter(known -> !known.isMarker()).isEmpty()) {
                    refuse(exchange, new Refusal(404, "NoSuchKey"));
                } else if (query.containsKey("retention")) {
                    xml(
                            exchange,
                            "<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>"
                                    + version.get().until() + "</RetainUntilDate></Retention>");
                } else {
                    get(exchange, version.get().bytes());
                }
            }
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        byte[] came = body.clone();
        if (faults.contains(Fault.GARBLED)) {
            came[came.length / 2] ^= 1;
        }
        String told = exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256");
        if (!Base64.getEncoder().encodeToString(Sha256.of(came).bytes()).equals(told)) {
            refuse(exchange, new Refusal(400, "BadDigest"));
            return;
        }
        boolean once = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (once
                && !faults.contains(Fault.OVERWRITING)
                && current(key).filter(known -> !known.isMarker()).isPresent()) {
            refuse(exchange, new Refusal(412, "PreconditionFailed"));
            return;
        }
        String until = exchange.getRequestHeaders().getFirst("x-amz-object-lock-retain-until-date");
        versions.add(new Version(key, nextId(), came, false, until == null ? Instant.EPOCH : Instant.parse(until)));
        if (!faults.remove(Fault.SILENT_ONCE)) {
            exchange.getResponseHeaders().set("ETag", "\"none\"");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private String nextId() {
        return "v%06d".formatted(made++);
    }

    private void delete(HttpExchange exchange, String key, Optional<String> id) throws IOException {
        if (id.isEmpty()) {
            versions.add(new Version(key, nextId(), new byte[0], true, Instant.EPOCH));
        } else if (versions.stream()
                .anyMatch(version ->
                        version.id().equals(id.get()) && version.until().isAfter(now))) {
            refuse(exchange, new Refusal(403, "AccessDenied"));
            return;
        } else {
            versions.removeIf(version -> version.id().equals(id.get()));
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void get(HttpExchange exchange, byte[] content) throws IOException {
        byte[] wanted = content;
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            int end = Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1;
            wanted = Arrays.copyOf(content, Math.min(end, content.length));
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, wanted.length);
        int length = faults.contains(Fault.CUT_OFF) && range == null ? wanted.length / 2 : wanted.length;
        exchange.getResponseBody().write(wanted, 0, length);
        exchange.getResponseBody().flush();
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        write(exchange, refusal.state(), "<Error><Code>" + refusal.code() + "</Code></Error>");
    }

    private static void xml(HttpExchange exchange, String text) throws IOException {
        write(exchange, 200, text);
    }

    private static void write(HttpExchange exchange, int state, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(state, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
