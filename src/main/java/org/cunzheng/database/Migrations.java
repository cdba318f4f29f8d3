package org.cunzheng.database;

import org.flywaydb.core.Flyway;

/** Brings a database to the schema of this version, as the owner of its tables. */
public final class Migrations {
    /** The role that the application takes on each connection; it reads and appends and cannot alter evidence. */
    public static final String APPLICATION_ROLE = "cunzheng_app";

    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @throws org.flywaydb.core.api.FlywayException where the server cannot be reached, the login may not create tables
     *     and roles, or an applied migration was edited
     */
    public static void apply(DatabaseAddress address) {
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
