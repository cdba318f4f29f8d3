package org.cunzheng.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own on the loopback address, whose data outlive the run. The library starts it for tests:
 * without durability, and trusting every local user. Here commits reach the disk and every login needs its password.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OWNER = "cunzheng";
    private static final List<String> ACCESS = List.of(
            "# Written by Cunzheng: every login needs its password.",
            "local all all scram-sha-256",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256");

    private final EmbeddedPostgres server;
    private final ClusterSettings settings;

    private EmbeddedDatabase(EmbeddedPostgres server, ClusterSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * Starts the server on the data of an earlier run, or on new data; a server left over from a killed run is stopped
     * first.
     *
     * @throws DatabaseUnavailable where it does not start
     */
    public static EmbeddedDatabase start(DataFolder folder) {
        Path cluster = folder.path().resolve("postgres");
        Path file = settingsFile(folder.path());
        try {
            LeftOverServer.stop(cluster, binaries(folder.path()));
            ClusterSettings known = settings(file, cluster);
            if (!known.secured()) {
                // The first start did not come to its end, so nothing was ever stored.
                delete(cluster);
            }
            ClusterSettings settings = known.onAFreePort();
            if (!settings.equals(known) || !Files.exists(file)) {
                settings.write(file);
            }
            EmbeddedPostgres server = launch(folder.path(), cluster, settings);
            if (!settings.secured()) {
                secure(server, cluster, settings);
                settings = settings.nowSecured();
                settings.write(file);
            }
            return new EmbeddedDatabase(server, settings);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new DatabaseUnavailable(
                    "内置数据库没有启动，请看 " + folder.path().resolve("postgres.log")
                            + " / The embedded database did not start, see "
                            + folder.path().resolve("postgres.log"),
                    e);
        }
    }

    /** What an earlier run wrote, or new ones for a folder without data; never new ones for data that are there. */
    private static ClusterSettings settings(Path file, Path cluster) throws IOException {
        try {
            if (Files.exists(file)) {
                return ClusterSettings.read(file);
            }
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                return ClusterSettings.fresh();
            }
            throw new NoSuchFileException(file.toString());
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseUnavailable(
                    file + " 不见了或已损坏，里面有打开数据库的密码：请从备份恢复它，数据都还在。 / " + file
                            + " is missing or damaged; it holds the passwords of the database: restore it from a backup,"
                            + " your data are untouched.",
                    e);
        }
    }

    /** Whether an earlier run finished the first start of a server on that folder; looks, and changes nothing. */
    public static boolean isIn(Path folder) {
        Path file = settingsFile(folder);
        try {
            return Files.isRegularFile(file)
                    && ClusterSettings.read(file).secured()
                    && Files.exists(folder.resolve("postgres").resolve("PG_VERSION"));
        } catch (IOException e) {
            throw new DatabaseUnavailable("cannot read " + file, e);
        }
    }

    /** Where the server of a folder listens, while a process of ours holds the folder; empty where none does. */
    public static Optional<DatabaseAddress> runningIn(Path folder) {
        Path file = settingsFile(folder);
        if (!Files.exists(file) || !DataFolder.isTaken(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(address(ClusterSettings.read(file)));
        } catch (IOException e) {
            throw new DatabaseUnavailable("cannot read " + file, e);
        }
    }

    private static Path settingsFile(Path folder) {
        return folder.resolve("postgres.properties");
    }

    private static Path binaries(Path folder) {
        return folder.resolve("postgres-binaries");
    }

    private static EmbeddedPostgres launch(Path folder, Path cluster, ClusterSettings settings) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries(folder).toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Nobody asks by a socket file, and the one that a killed server leaves would keep the next from
                // starting.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "60")
                // Statements and their details repeat what somebody typed.
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                // After a power cut it first repeats what its write-ahead log holds; a slow disk takes its time over
                // that.
                .setPGStartupWait(Duration.ofMinutes(2))
                .setConnectConfig("password", settings.superuserPassword())
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .start();
    }

    private static void secure(EmbeddedPostgres server, Path cluster, ClusterSettings settings)
            throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The passwords are our own hex digits: nothing in them needs quoting.
            statement.execute("ALTER ROLE postgres PASSWORD '" + settings.superuserPassword() + "'");
            statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + settings.ownerPassword() + "'");
            statement.execute("CREATE DATABASE " + OWNER + " OWNER " + OWNER + " ENCODING 'UTF8' TEMPLATE template0");
            Files.write(cluster.resolve("pg_hba.conf"), ACCESS);
            try (ResultSet reloaded = statement.executeQuery("SELECT pg_reload_conf()")) {
                if (!reloaded.next() || !reloaded.getBoolean(1)) {
                    throw new SQLException("pg_hba.conf was not read again");
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Where it listens, with the login that owns the tables. */
    public DatabaseAddress address() {
        return address(settings);
    }

    private static DatabaseAddress address(ClusterSettings settings) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + OWNER, OWNER, settings.ownerPassword());
    }

    /** Stops the server; data stay. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
