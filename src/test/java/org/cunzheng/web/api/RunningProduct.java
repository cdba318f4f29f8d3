package org.cunzheng.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cunzheng.Application;

/** The product in a process of its own, as the command {@code serve} starts it, on a port that stays the same. */
final class RunningProduct {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = freePort();
    private Optional<Process> process = Optional.empty();

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start(Path data) throws IOException, InterruptedException {
        Path output = data.resolveSibling("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "serve",
                "--data",
                data.toString());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DATASOURCES_") || name.startsWith("CUNZHENG_"));
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        builder.environment().put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        Process started = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        process = Optional.of(started);
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, address())) {
                if (!started.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("did not start: " + end(output) + " and the database: "
                            + end(data.resolve("postgres.log")));
                }
                Thread.sleep(20);
            }
        }
    }

    private static List<String> end(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(address.resolve("/log/key"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@code kill -9} of the server; its database lives on. */
    void kill() throws InterruptedException {
        Process killed = process.orElseThrow();
        killed.destroyForcibly();
        killed.waitFor();
    }

    /** {@code kill -9} of the database's first process and all that it started. */
    void killDatabase(Path data) throws IOException {
        ProcessHandle postmaster = postmaster(data).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        if (!postmaster.destroyForcibly()) {
            throw new IllegalStateException("the database was not killed");
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path file = data.resolve("postgres/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                : Optional.empty();
    }

    /** Ends both as one ends them at night; what does not end is killed. */
    void stop(Path data) throws IOException, InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            if (!process.get().waitFor(30, TimeUnit.SECONDS)) {
                process.get().destroyForcibly();
            }
        }
        postmaster(data).ifPresent(ProcessHandle::destroyForcibly);
    }
}
