package io.restormel.keys.acceptance;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Every table of a database, read as whoever has a copy of it would. */
public record DatabaseDump(String url, String user) {

    /** The columns that hold the text in clear, in Base64 or as hexadecimal digits, as {@code table.column}. */
    public List<String> places(String text) throws SQLException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var forms = List.of(
                text,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes));
        List<String> places = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url, user, "")) {
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from " + table)) {
                    var columns = rows.getMetaData();
                    while (rows.next()) {
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            var value = text(rows.getObject(i));
                            if (forms.stream().anyMatch(value::contains)) {
                                places.add(
                                        table + "." + columns.getColumnName(i).toLowerCase(Locale.ROOT));
                            }
                        }
                    }
                }
            }
        }
        return places;
    }

    public int rows(String table) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getInt(1);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), "public", null, new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add('"' + found.getString("TABLE_NAME") + '"');
            }
        }
        if (tables.size() < 20) {
            throw new IllegalStateException("Only these tables were found: " + tables);
        }
        return tables;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }
}
