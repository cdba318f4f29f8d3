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
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "serve",
                "--data",
                data.toString());
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        builder.environment().put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        Process started = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        process = Optional.of(started);
        long begun = System.nanoTime();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "did not start: " + end(output) + " and the database: " + end(data.resolve("postgres.log")));
            }
            Thread.sleep(20);
        }
    }

    private static List<String> end(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }

    private boolean answers() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(address().resolve("/log/key"))
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
        long first = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
        ProcessHandle.of(first).ifPresent(postmaster -> {
            List<ProcessHandle> all = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** Ends both as one ends them at night. */
    void stop() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            process.get().waitFor();
        }
    }
}
