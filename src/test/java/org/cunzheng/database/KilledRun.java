package org.cunzheng.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A run that commits a row and is gone at once, without stopping its database server: what {@code kill -9} does. */
final class KilledRun {
    static final int STATUS = 9;

    private KilledRun() {}

    public static void main(String[] args) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(DataFolder.take(Path.of(args[0])));
        DatabaseAddress address = database.address();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('here')");
        }
        Runtime.getRuntime().halt(STATUS);
    }
}
