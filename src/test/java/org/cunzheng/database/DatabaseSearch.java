package org.cunzheng.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Looks for bytes in every column of every table, as the login that owns them. */
public final class DatabaseSearch {
    private DatabaseSearch() {}

    /** The tables in which a text stands, as text or as bytes. */
    public static List<String> tablesWith(String text) throws SQLException {
        return tablesWith(TestDatabase.address(), text);
    }

    /** The same of another database. */
    public static List<String> tablesWith(DatabaseAddress owner, String text) throws SQLException {
        return tablesWith(owner, text, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The tables in which bytes stand. */
    public static List<String> tablesWith(byte[] bytes) throws SQLException {
        return tablesWith(TestDatabase.address(), HexFormat.of().formatHex(bytes), bytes);
    }

    private static List<String> tablesWith(DatabaseAddress owner, String text, byte[] bytes) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(owner)) {
            for (String table : tables(connection)) {
                String sql = "SELECT count(*) FROM " + table + " AS searched"
                        + " WHERE position(? IN searched::text) > 0 OR position(? IN searched::text) > 0";
                try (PreparedStatement select = connection.prepareStatement(sql)) {
                    select.setString(1, text);
                    select.setString(2, HexFormat.of().formatHex(bytes));
                    try (ResultSet rows = select.executeQuery()) {
                        rows.next();
                        if (rows.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT quote_ident(tablename) FROM pg_tables"
                        + " WHERE schemaname = current_schema() ORDER BY tablename")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** The secret that an entry's salts derive from. */
    public static byte[] secret(String entry) throws SQLException {
        try (Connection connection = connect(TestDatabase.address());
                PreparedStatement select =
                        connection.prepareStatement("SELECT secret FROM entry_content WHERE entry = ?::uuid")) {
            select.setString(1, entry);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    private static Connection connect(DatabaseAddress owner) throws SQLException {
        return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    }
}
