package org.cunzheng.audit;

import java.sql.SQLException;
import java.util.UUID;

/** What no single leaf shows: entries without a place, the queue, strange content, and the order within each case file. */
final class OrderExamination {
    private final LogReading tables;
    private final EntryExamination entries;
    private final Tally tally;

    OrderExamination(LogReading tables, EntryExamination entries, Tally tally) {
        this.tables = tables;
        this.entries = entries;
        this.tally = tally;
    }

    void run() throws SQLException {
        tables.unplaced((entry, waits) -> {
            if (!waits) {
                tally.fault(Trait.PLACE_GONE, entry.name(), "a place, or waiting for one", "neither");
            }
            entries.examine(entry);
        });
        queue();
        tables.each(
                "SELECT c.entry FROM entry_content c WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = c.entry)",
                row -> tally.fault(
                        Trait.ENTRY_GONE, "entry " + row.getObject(1, UUID.class), "the entry of a content", "none"));
        tables.each(
                "SELECT id, arrival, before FROM (SELECT e.id, e.arrival,"
                        + " lag(e.arrival) OVER (PARTITION BY e.case_file ORDER BY l.place) AS before"
                        + " FROM leaf l JOIN entry e ON e.id = l.entry) AS placed WHERE arrival <= before",
                row -> order(row.getObject(1, UUID.class), "above " + row.getLong(3), row.getLong(2)));
        tables.each(
                "SELECT id, arrival FROM (SELECT id, arrival, count(*) OVER (PARTITION BY arrival) AS times FROM entry)"
                        + " AS counted WHERE times > 1",
                row -> order(row.getObject(1, UUID.class), "one of its own", row.getLong(2)));
        tables.each(
                "SELECT e.id, e.arrival, s.last_value FROM entry e, entry_arrival s"
                        + " WHERE e.arrival > s.last_value OR e.arrival < 0",
                row -> order(row.getObject(1, UUID.class), "from 0 to " + row.getLong(3), row.getLong(2)));
    }

    private void order(UUID entry, String expected, long arrival) {
        tally.fault(Trait.ORDER, "entry " + entry, "an arrival " + expected, arrival);
    }

    private void queue() throws SQLException {
        tables.each(
                "SELECT u.arrival, u.entry, e.arrival, l.place FROM unsequenced u LEFT JOIN entry e ON e.id = u.entry"
                        + " LEFT JOIN leaf l ON l.entry = u.entry ORDER BY u.arrival",
                row -> {
                    String name = "entry " + row.getObject(2, UUID.class);
                    Long arrival = row.getObject(3, Long.class);
                    if (arrival == null) {
                        tally.fault(Trait.ENTRY_GONE, name, "the entry that waits", "none");
                    } else if (arrival != row.getLong(1)) {
                        tally.fault(Trait.WAITING, name, "waits as " + arrival, row.getLong(1));
                    }
                    Long place = row.getObject(4, Long.class);
                    if (place != null) {
                        tally.fault(Trait.WAITING, name, "waits no more, at place " + place, "waits");
                    }
                });
    }
}
