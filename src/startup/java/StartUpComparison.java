import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;
import org.cunzheng.database.DatabaseAddress;

/**
 * Measures from the start of the process to the first answer over HTTP, with the database up and migrated: the packaged
 * jar, and a bare Micronaut application with the same modules. Prints both medians and fails above 1.5 times.
 */
public final class StartUpComparison {
    private static final int ROUNDS = 5;
    private static final double LIMIT = 1.5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private StartUpComparison() {}

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target"), "startup-").toAbsolutePath();
        try (DataFolder folder = DataFolder.take(work.resolve("database"));
                Database database = Database.open(folder)) {
            List<String> product =
                    List.of("-jar", Path.of("target", "cunzheng.jar").toString(), "serve");
            List<String> bare = List.of(
                    "-Dlogback.configurationFile=src/main/resources/logback.xml",
                    "-cp",
                    compile(work) + File.pathSeparator + libraries(),
                    "BareApplication");
            List<Long> ofProduct = new ArrayList<>();
            List<Long> ofBare = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                long first = millisToAnswer(bare, database.address(), work.resolve("bare"));
                long second = millisToAnswer(product, database.address(), work.resolve("product"));
                if (round > 0) { // the first round warms the disk's cache
                    ofBare.add(first);
                    ofProduct.add(second);
                }
            }
            report(median(ofProduct), median(ofBare));
        }
    }

    private static void report(long product, long bare) {
        double ratio = (double) product / bare;
        System.out.printf(
                Locale.ROOT,
                "start to first answer, median of %d: packaged jar %d ms, bare Micronaut %d ms, ratio %.2f (limit %.1f)%n",
                ROUNDS,
                product,
                bare,
                ratio,
                LIMIT);
        if (ratio > LIMIT) {
            throw new IllegalStateException("the product starts too slowly");
        }
    }

    private static String compile(Path work) {
        Path classes = work.resolve("classes");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        libraries(),
                        "src/startup/java/BareApplication.java");
        if (status != 0) {
            throw new IllegalStateException("BareApplication does not compile");
        }
        return classes.toString();
    }

    /** The class path without the product itself. */
    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> part.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static long millisToAnswer(List<String> arguments, DatabaseAddress address, Path data)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path log = Files.createTempFile(data.getParent(), "run-", ".log");
        builder.redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "CUNZHENG_DATA", data.toString(),
                        "MICRONAUT_SERVER_HOST", "127.0.0.1",
                        "MICRONAUT_SERVER_PORT", Integer.toString(port),
                        "DATASOURCES_DEFAULT_URL", address.url(),
                        "DATASOURCES_DEFAULT_USERNAME", address.user(),
                        "DATASOURCES_DEFAULT_PASSWORD", address.password()));
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!answers(port)) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("did not start, see " + log);
                }
                Thread.sleep(5);
            }
            return Duration.ofNanos(System.nanoTime() - start).toMillis();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes(5);
            return Arrays.equals(status, "HTTP/".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static long median(List<Long> figures) {
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }
}
