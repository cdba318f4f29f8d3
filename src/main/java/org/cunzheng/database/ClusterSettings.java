package org.cunzheng.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * What an embedded cluster needs to be found and opened again: its port and passwords, in a file that only its owner reads.
 *
 * @param secured whether the passwords are already asked for
 */
record ClusterSettings(int port, String superuserPassword, String ownerPassword, boolean secured) {
    static ClusterSettings fresh() throws IOException {
        return new ClusterSettings(freePort(), secret(), secret(), false);
    }

    static ClusterSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new ClusterSettings(
                Integer.parseInt(properties.getProperty("port", "0")),
                properties.getProperty("superuserPassword", ""),
                properties.getProperty("ownerPassword", ""),
                Boolean.parseBoolean(properties.getProperty("secured")));
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("superuserPassword", superuserPassword);
        properties.setProperty("ownerPassword", ownerPassword);
        properties.setProperty("secured", Boolean.toString(secured));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next);
        if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        }
        try (Writer writer = Files.newBufferedWriter(next)) {
            properties.store(writer, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
