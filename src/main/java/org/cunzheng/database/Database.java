package org.cunzheng.database;

import java.util.Optional;

/** The database of one run, migrated and ready: a given server, or the embedded one. */
public final class Database implements AutoCloseable {
    private final DatabaseAddress address;
    private final Optional<EmbeddedDatabase> embedded;

    private Database(DatabaseAddress address, Optional<EmbeddedDatabase> embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /**
     * Opens the server that {@code datasources.default.url}, {@code .username} and {@code .password} name (as system
     * properties, or as {@code DATASOURCES_DEFAULT_URL} and so on in the environment), else the embedded one of the folder.
     *
     * @throws DatabaseUnavailable where it does not start
     */
    public static Database open(DataFolder folder) {
        Optional<DatabaseAddress> given = given();
        Optional<EmbeddedDatabase> embedded =
                given.isPresent() ? Optional.empty() : Optional.of(EmbeddedDatabase.start(folder));
        DatabaseAddress address =
                given.or(() -> embedded.map(EmbeddedDatabase::address)).orElseThrow();
        Migrations.apply(address);
        return new Database(address, embedded);
    }

    /**
     * Starts the embedded server of the folder and leaves its schema as it is.
     *
     * @throws DatabaseUnavailable where it does not start
     */
    public static Database openAsItIs(DataFolder folder) {
        EmbeddedDatabase embedded = EmbeddedDatabase.start(folder);
        return new Database(embedded.address(), Optional.of(embedded));
    }

    /** The server that the settings name, if they name one. */
    public static Optional<DatabaseAddress> given() {
        return setting("url")
                .map(url -> new DatabaseAddress(
                        url, setting("username").orElse(""), setting("password").orElse("")));
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty("datasources.default." + name))
                .or(() -> Optional.ofNullable(
                        System.getenv("DATASOURCES_DEFAULT_" + name.toUpperCase(java.util.Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Stops the embedded server; a given one is left alone. */
    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
