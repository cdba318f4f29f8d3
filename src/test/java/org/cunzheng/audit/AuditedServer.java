package org.cunzheng.audit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;

/** A database and a data folder of its own, for a log that is to be tampered with. */
public final class AuditedServer implements AutoCloseable {
    private final DataFolder folder;
    private final Database database;

    private AuditedServer(DataFolder folder) {
        this.folder = folder;
        this.database = Database.open(folder);
    }

    public static AuditedServer start() {
        try {
            return new AuditedServer(DataFolder.take(
                    Files.createTempDirectory(Path.of("target"), "audited-").toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an application on it needs to be told; nothing happens by the clock. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        database.address().asProperties().forEach((name, value) -> properties.put(name, value.toString()));
        properties.put("cunzheng.data", folder.path().toString());
        properties.put("micronaut.server.port", "-1");
        properties.put("cunzheng.log.interval", "1h");
        properties.put("cunzheng.timestamp.interval", "1h");
        properties.put("cunzheng.audit.first", "1h");
        return properties;
    }

    public Path data() {
        return folder.path();
    }

    /** As somebody whom no trigger and no foreign key stops; nothing is committed. */
    public Connection superuser() throws SQLException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.path().resolve("postgres.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Connection connection = DriverManager.getConnection(
                database.address().url(), "postgres", settings.getProperty("superuserPassword"));
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
        }
        return connection;
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }
}
