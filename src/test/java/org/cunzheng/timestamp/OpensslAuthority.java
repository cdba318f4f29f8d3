package org.cunzheng.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.cunzheng.integrity.Openssl;

/** A time-stamping authority on this machine: HTTP in front of {@code openssl ts}, which can be told to misbehave. */
public final class OpensslAuthority implements AutoCloseable {
    private static final String REPLY = "application/timestamp-reply";

    /** What it does instead of its duty; the first two are no faults. */
    public enum Fault {
        NONE,
        SIGNED_WITH_ECDSA,
        OTHER_IMPRINT,
        OTHER_IMPRINT_ALGORITHM,
        OTHER_NONCE,
        NO_NONCE,
        REFUSED,
        SELF_MADE_ROOT,
        EXPIRED_CERTIFICATE,
        WITHOUT_PURPOSE,
        PURPOSE_NOT_CRITICAL,
        TWO_PURPOSES,
        CERTIFICATE_WITHHELD,
        CERTIFICATE_NOT_NAMED,
        CERTIFICATE_REPLACED,
        SIGNED_WITH_SHA_1,
        SIGNATURE_CHANGED,
        CRITICAL_EXTENSION,
        LOCAL_TIME,
        GARBAGE,
        MORE_AFTER_THE_END,
        HTTP_500,
        OTHER_CONTENT_TYPE,
        HUGE,
        SLOW,
        REDIRECT,
        HANGS_UP
    }

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OpensslReplies replies;
    private final List<byte[]> queries = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;

    private OpensslAuthority(Openssl openssl) throws IOException {
        folder = Files.createTempDirectory("openssl-authority");
        new OpensslCertificates(openssl, folder, Clock.systemUTC().instant());
        replies = new OpensslReplies(openssl, folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts it; where there is no openssl the test is skipped, as {@link Openssl#find} says. */
    public static OpensslAuthority start() {
        Openssl openssl = Openssl.find();
        try {
            return new OpensslAuthority(openssl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on, until told otherwise. */
    public OpensslAuthority with(Fault instead) {
        fault = instead;
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    public Path rootPem() {
        return pem("root");
    }

    /** As it would be set in the settings. */
    public Authority authority() {
        return Authority.of("invented", uri(), rootPem());
    }

    /** The queries so far, in DER. */
    public List<byte[]> queries() {
        return List.copyOf(queries);
    }

    Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] query = exchange.getRequestBody().readAllBytes();
            if (!"application/timestamp-query"
                    .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                send(exchange, 415, "text/plain", new byte[0]);
                return;
            }
            queries.add(query);
            switch (fault) {
                case HTTP_500 -> send(exchange, 500, REPLY, replies.to(query, Fault.NONE));
                case OTHER_CONTENT_TYPE -> send(exchange, 200, "text/html", replies.to(query, Fault.NONE));
                case GARBAGE -> send(exchange, 200, REPLY, "<html>吃了吗</html>".getBytes(UTF_8));
                case HUGE -> send(exchange, 200, REPLY, new byte[1 << 20]);
                case SLOW -> trickle(exchange);
                case REDIRECT -> redirect(exchange, query);
                case HANGS_UP -> {}
                default -> send(exchange, 200, REPLY, replies.to(query, fault));
            }
        }
    }

    private static void redirect(HttpExchange exchange, byte[] query) throws IOException {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        send(exchange, 307, REPLY, query);
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", REPLY);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < 600; sent++) {
                out.write('0');
                out.flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
