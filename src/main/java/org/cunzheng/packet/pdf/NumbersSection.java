package org.cunzheng.packet.pdf;

import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.packet.Tallies;

/** How often, when and whom: totals and two charts of calls. */
final class NumbersSection implements Section {
    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public void write(Html body, Draft draft) {
        Tallies tallies = Tallies.of(draft.packet().exhibits().stream()
                .map(exhibit -> exhibit.incident().incident())
                .toList());
        body.add("p", "note intro").say(draft.say("numbers.intro"));
        Rows rows = new Rows(body.add("table", "rows figures"));
        row(rows, draft.say("numbers.total"), tallies.total(), draft);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.CALL && tallies.byKind().containsKey(kind)) {
                row(rows, draft.say("kind", kind), tallies.byKind().get(kind), draft);
            }
        }
        row(rows, draft.say("numbers.conversations"), tallies.conversations(), draft);
        row(rows, draft.say("numbers.attempts"), tallies.attempts(), draft);
        row(rows, draft.say("numbers.unclear"), tallies.unclear(), draft);
        row(rows, draft.say("numbers.atNight"), tallies.atNight(), draft);
        row(rows, draft.say("numbers.toOthers"), tallies.toOthers(), draft);
        if (tallies.callsByDay().isEmpty()) {
            body.add("p").say(draft.say("numbers.noCalls"));
            return;
        }
        Html hours = body.add("div", "figure");
        hours.add("h3").say(draft.say("numbers.byHour"));
        CallCharts.byHour(hours, tallies.callsByHour());
        hours.add("p", "note").say(draft.say("numbers.byHour.note"));
        Html days = body.add("div", "figure");
        days.add("h3").say(draft.say("numbers.byDay"));
        CallCharts.byDay(days, tallies.callsByDay(), draft);
        days.add("p", "note").say(draft.say("numbers.byDay.note"));
    }

    private static void row(Rows rows, String label, int count, Draft draft) {
        rows.row(label, draft.say("numbers.times", count));
    }
}
