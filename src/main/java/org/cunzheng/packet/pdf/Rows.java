package org.cunzheng.packet.pdf;

/** A table of two columns, what it is and what it says; a row that says nothing is left out. */
final class Rows {
    private final Html table;

    Rows(Html table) {
        this.table = table;
    }

    void row(String label, String text) {
        if (!text.isBlank()) {
            cell(label).say(text);
        }
    }

    void hash(String label, String hex) {
        cell(label).set("class", "hash").say(hex);
    }

    /** A row to write into. */
    Html cell(String label) {
        Html row = table.add("tr");
        row.add("th").say(label);
        return row.add("td");
    }
}
