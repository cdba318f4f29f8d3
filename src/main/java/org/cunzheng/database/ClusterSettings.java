package org.cunzheng.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.cunzheng.disk.DurableFiles;

/**
 * What an embedded cluster needs to be found and opened again: its port and passwords, in a file that only its owner reads.
 *
 * @param secured whether the passwords are already asked for
 */
record ClusterSettings(int port, String superuserPassword, String ownerPassword, boolean secured) {
    private static final Set<String> NAMES = Set.of("port", "superuserPassword", "ownerPassword", "secured");

    static ClusterSettings fresh() throws IOException {
        return new ClusterSettings(freePort(), secret(), secret(), false);
    }

    /** @throws IOException where it cannot be read or is not whole */
    static ClusterSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        if (!properties.stringPropertyNames().containsAll(NAMES)) {
            throw new IOException("not whole: " + file);
        }
        return new ClusterSettings(
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("superuserPassword"),
                properties.getProperty("ownerPassword"),
                Boolean.parseBoolean(properties.getProperty("secured")));
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("superuserPassword", superuserPassword);
        properties.setProperty("ownerPassword", ownerPassword);
        properties.setProperty("secured", Boolean.toString(secured));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        // Without it the cluster is lost, so it is on disk before it takes the old one's name.
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        DurableFiles.replace(
                folder, file.getFileName().toString(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    ClusterSettings nowSecured() {
        return new ClusterSettings(port, superuserPassword, ownerPassword, true);
    }

    /** The same on another port where the old one has been taken by somebody else since. */
    ClusterSettings onAFreePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound() ? this : fresh();
        } catch (IOException e) {
            return new ClusterSettings(freePort(), superuserPassword, ownerPassword, secured);
        }
    }

    @Override
    public String toString() {
        return "ClusterSettings[port=" + port + "]";
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
