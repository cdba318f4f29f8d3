package org.cunzheng.packet.pdf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Calls as bars over the hours of a day and as a calendar with a figure in each day; both read without colour. */
final class CallCharts {
    private static final double HIGHEST = 34;
    private static final double STEP = 7;
    private static final int NIGHT_BEGINS = 22;
    private static final int NIGHT_ENDS = 8;
    private static final int DAYS_IN_ROW = 31;

    private CallCharts() {}

    static void byHour(Html into, List<Integer> calls) {
        int most = Collections.max(calls);
        Html chart = into.add("div", "hours");
        for (int hour = 0; hour < calls.size(); hour++) {
            int count = calls.get(hour);
            if (count > 0) {
                double height = Math.max(0.6, HIGHEST * count / most);
                boolean night = hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
                chart.add("div", night ? "bar night" : "bar")
                        .set("style", place(hour * STEP + 1, HIGHEST + 5 - height) + "height:" + millimetres(height));
                chart.add("div", "bar-figure")
                        .set("style", place(hour * STEP, HIGHEST - height))
                        .say(Integer.toString(count));
            }
            chart.add("div", "bar-hour")
                    .set("style", place(hour * STEP, HIGHEST + 5.6))
                    .say(Integer.toString(hour));
        }
        chart.add("div", "bar-base").set("style", place(0, HIGHEST + 5));
    }

    static void byDay(Html into, SortedMap<LocalDate, Integer> calls, Draft draft) {
        int most = Collections.max(calls.values());
        Map<YearMonth, Map<Integer, Integer>> months = new TreeMap<>();
        calls.forEach((day, count) -> months.computeIfAbsent(YearMonth.from(day), _ -> new TreeMap<>())
                .put(day.getDayOfMonth(), count));
        Html table = into.add("table", "calendar");
        Html head = table.add("thead").add("tr");
        head.add("th", "month");
        for (int day = 1; day <= DAYS_IN_ROW; day++) {
            head.add("th").say(Integer.toString(day));
        }
        Html rows = table.add("tbody");
        for (YearMonth month : new TreeSet<>(months.keySet())) {
            Html row = rows.add("tr");
            row.add("td", "month").say(draft.say("numbers.month", month.getYear(), month.getMonthValue()));
            for (int day = 1; day <= DAYS_IN_ROW; day++) {
                int count = months.getOrDefault(month, Map.of()).getOrDefault(day, 0);
                Html cell = row.add("td", "calls-" + (int) Math.ceil(3.0 * count / most));
                if (count > 0) {
                    cell.say(Integer.toString(count));
                } else if (day > month.lengthOfMonth()) {
                    cell.set("class", "no-day");
                }
            }
        }
    }

    private static String place(double left, double top) {
        return "left:" + millimetres(left) + "top:" + millimetres(top);
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.2fmm;", length);
    }
}
