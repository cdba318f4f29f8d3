package org.cunzheng.database;

import io.micronaut.test.support.TestPropertyProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The real PostgreSQL of the tests, one for all of them: a container where a Docker engine answers and has the image, else
 * the embedded server. Tests share it and keep apart by making accounts of their own.
 *
 * <p>Connections have a time zone that is neither the JVM's nor the product's.
 */
public interface TestDatabase extends TestPropertyProvider {
    String IMAGE = "postgres:18";

    @Override
    default Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>();
        address().asProperties().forEach((name, value) -> properties.put(name, value.toString()));
        properties.merge("datasources.default.connection-init-sql", "; SET TIME ZONE 'Asia/Kathmandu'", String::concat);
        properties.put("cunzheng.data", Server.DATA.toString());
        properties.put("micronaut.server.port", "-1");
        return properties;
    }

    /** A migrated database, with the login that owns its tables. */
    static DatabaseAddress address() {
        return Server.ADDRESS;
    }

    /** Started on first use and stopped with the JVM. */
    final class Server {
        private static final Path DATA = temporaryFolder();
        private static final DatabaseAddress ADDRESS = start();

        private Server() {}

        private static DatabaseAddress start() {
            DatabaseAddress address = dockerHasImage() ? container() : embedded();
            Migrations.apply(address);
            return address;
        }

        private static boolean dockerHasImage() {
            try {
                return DockerClientFactory.instance().isDockerAvailable()
                        && !DockerClientFactory.lazyClient()
                                .listImagesCmd()
                                .withImageNameFilter(IMAGE)
                                .exec()
                                .isEmpty();
            } catch (IllegalStateException e) {
                System.err.println("Docker does not answer: " + e.getMessage());
                return false;
            }
        }

        @SuppressWarnings("resource") // Stopped with the JVM.
        private static DatabaseAddress container() {
            System.err.println("Tests run on PostgreSQL in a container, " + IMAGE);
            PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            return new DatabaseAddress(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }

        private static DatabaseAddress embedded() {
            System.err.println("Tests run on the embedded PostgreSQL");
            EmbeddedDatabase database = EmbeddedDatabase.start(DataFolder.take(DATA));
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            return database.address();
        }

        private static Path temporaryFolder() {
            try {
                return Files.createTempDirectory(Path.of("target"), "test-data-")
                        .toAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
