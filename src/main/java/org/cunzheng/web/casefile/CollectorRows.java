package org.cunzheng.web.casefile;

import java.util.ArrayList;
import java.util.List;
import org.cunzheng.casefile.Collector;
import org.cunzheng.web.Form;

/** The collectors known so far as numbered rows of a form; a row left empty is none. */
public final class CollectorRows {
    /** More than anybody filled in; it bounds the form. */
    public static final int MOST = 30;

    private static final String NAME = "collectorName";
    private static final String NUMBER = "collectorNumber";
    private static final String AGENCY = "collectorAgency";

    private CollectorRows() {}

    static List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            fields.addAll(List.of(NAME + i, NUMBER + i, AGENCY + i));
        }
        return fields;
    }

    /** Puts collectors into a form; those beyond {@link #MOST} are not read again. */
    public static void fill(Form form, List<Collector> collectors) {
        for (int i = 0; i < collectors.size(); i++) {
            Collector collector = collectors.get(i);
            form.with(NAME + i, collector.name())
                    .with(NUMBER + i, collector.number())
                    .with(AGENCY + i, collector.agency());
        }
    }

    static List<Collector> read(Form form) {
        List<Collector> collectors = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String name = form.value(NAME + i).orElse("");
            String number = form.value(NUMBER + i).orElse("");
            String agency = form.value(AGENCY + i).orElse("");
            if (!(name + number + agency).isEmpty()) {
                collectors.add(new Collector(name, number, agency));
            }
        }
        return collectors;
    }

    /** How many rows to draw: those in use and one to fill in, or as many as were drawn before. */
    static int drawn(Form form) {
        return Math.min(MOST, Math.max(drawnBefore(form), read(form).size() + 1));
    }

    static Form oneMore(Form form) {
        return form.with("rows", String.valueOf(drawnBefore(form) + 1));
    }

    private static int drawnBefore(Form form) {
        return form.value("rows")
                .filter(rows -> rows.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
