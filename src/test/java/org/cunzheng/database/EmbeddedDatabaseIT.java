package org.cunzheng.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    Path temporary;

    @Test
    void commits_reach_the_disk_and_every_login_needs_its_password() throws SQLException {
        try (DataFolder folder = DataFolder.take(temporary.resolve("data"));
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            DatabaseAddress address = database.address();
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), address.user(), "guess"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_server_left_over_from_a_killed_run_is_stopped_and_its_data_are_there() throws Exception {
        Path data = temporary.resolve("data");
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        data.toString())
                .inheritIO()
                .start();
        assertThat(killed.waitFor()).isEqualTo(KilledRun.STATUS);
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        long leftOver = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
        assertThat(ProcessHandle.of(leftOver).filter(ProcessHandle::isAlive)).isPresent();
        try (DataFolder folder = DataFolder.take(data);
                EmbeddedDatabase again = EmbeddedDatabase.start(folder)) {
            assertThat(ProcessHandle.of(leftOver).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(again.address().url()).contains(":" + port + "/");
            try (Connection connection = connect(again);
                    Statement statement = connection.createStatement();
                    ResultSet words = statement.executeQuery("SELECT word FROM kept")) {
                assertThat(words.next()).isTrue();
                assertThat(words.getString(1)).isEqualTo("here");
            }
        }
    }

    @Test
    void a_number_that_passed_to_another_program_after_a_power_cut_does_not_keep_it_from_starting() throws Exception {
        Path data = temporary.resolve("data");
        Path file = data.resolve("postgres/postmaster.pid");
        String left;
        try (DataFolder folder = DataFolder.take(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(database.address().url()).isNotEmpty();
            left = Files.readString(file);
        }
        Files.writeString(file, ProcessHandle.current().pid() + left.substring(left.indexOf('\n')));
        try (DataFolder folder = DataFolder.take(data);
                EmbeddedDatabase again = EmbeddedDatabase.start(folder)) {
            assertThat(setting(again, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void data_are_never_deleted_because_their_passwords_are_lost() throws Exception {
        Path data = temporary.resolve("data");
        Path settings = data.resolve("postgres.properties");
        try (DataFolder folder = DataFolder.take(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(database.address().url()).isNotEmpty();
        }
        String whole = Files.readString(settings);
        try (DataFolder folder = DataFolder.take(data)) {
            for (String left : List.of("", "port=1\nsecured=false\n")) {
                Files.writeString(settings, left);
                refusesToStart(folder);
            }
            Files.delete(settings);
            refusesToStart(folder);
            Files.writeString(settings, whole);
            try (EmbeddedDatabase again = EmbeddedDatabase.start(folder)) {
                assertThat(setting(again, "fsync")).isEqualTo("on");
            }
        }
    }

    private static void refusesToStart(DataFolder folder) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("postgres.properties");
        assertThat(folder.path().resolve("postgres/PG_VERSION")).exists();
    }

    @Test
    void passwords_are_readable_by_their_owner_only() throws Exception {
        try (DataFolder folder = DataFolder.take(temporary.resolve("data"));
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(Files.getPosixFilePermissions(folder.path().resolve("postgres.properties")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
            assertThat(database.address().toString())
                    .doesNotContain(database.address().password());
        }
    }

    private static String setting(EmbeddedDatabase database, String name) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("SHOW " + name)) {
            value.next();
            return value.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        DatabaseAddress address = database.address();
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
