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
        flyway(address).migrate();
    }

    /**
     * Whether nothing is missing; changes nothing.
     *
     * @throws org.flywaydb.core.api.FlywayException where the server cannot be reached
     */
    public static boolean areApplied(DatabaseAddress address) {
        return flyway(address).info().pending().length == 0;
    }

    private static Flyway flyway(DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load();
    }
}
