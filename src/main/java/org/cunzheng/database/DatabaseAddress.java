package org.cunzheng.database;

import java.util.Map;

/**
 * Where the database is and how to sign in to it.
 *
 * @param url a JDBC address of a PostgreSQL database
 */
public record DatabaseAddress(String url, String user, String password) {
    /**
     * The same as properties of an application context, with the application's role taken on each connection. The server's
     * details on errors are left out, for they repeat what somebody typed.
     */
    public Map<String, Object> asProperties() {
        return Map.of(
                "datasources.default.url", url,
                "datasources.default.username", user,
                "datasources.default.password", password,
                "datasources.default.connection-init-sql", "SET ROLE " + Migrations.APPLICATION_ROLE,
                "datasources.default.data-source-properties.logServerErrorDetail", "false");
    }

    /** Leaves the password out, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + url + "]";
    }
}
