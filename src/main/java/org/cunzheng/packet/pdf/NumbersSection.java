package org.cunzheng.packet.pdf;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.evidence.Source;

/**
 * How often, when and whom: totals and two charts of calls. What was typed may be what a phone recorded, told again, so the
 * two are counted apart and never added up.
 */
final class NumbersSection implements Section {
    /** What one source tells; the name is empty where there is no other. */
    private record Counted(String source, Tallies tallies) {}

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public void write(Html body, Draft draft) {
        List<Counted> sources = sources(draft);
        body.add("p", "note intro").say(draft.say("numbers.intro"));
        if (sources.size() > 1) {
            body.add("p", "note intro").say(draft.say("numbers.apart"));
        }
        Rows rows = new Rows(body.add("table", sources.size() > 1 ? "rows figures apart" : "rows figures"));
        row(rows, draft.say("numbers.total"), sources, Tallies::total, draft);
        for (Kind kind : Kind.values()) {
            boolean occurs = sources.stream().anyMatch(source -> count(source.tallies(), kind) > 0);
            if (kind != Kind.CALL && occurs) {
                row(rows, draft.say("kind", kind), sources, tallies -> count(tallies, kind), draft);
            }
        }
        row(rows, draft.say("numbers.conversations"), sources, Tallies::conversations, draft);
        row(rows, draft.say("numbers.attempts"), sources, Tallies::attempts, draft);
        row(rows, draft.say("numbers.unclear"), sources, Tallies::unclear, draft);
        row(rows, draft.say("numbers.atNight"), sources, Tallies::atNight, draft);
        row(rows, draft.say("numbers.toOthers"), sources, Tallies::toOthers, draft);
        List<Counted> calls = sources.stream()
                .filter(source -> !source.tallies().callsByDay().isEmpty())
                .toList();
        if (calls.isEmpty()) {
            body.add("p").say(draft.say("numbers.noCalls"));
        }
        calls.forEach(source -> charts(body, source, draft));
    }

    /** One figure for each source that tells of an act of the other side; one alone where none does. */
    private static List<Counted> sources(Draft draft) {
        List<Incident> incidents = draft.packet().exhibits().stream()
                .map(exhibit -> exhibit.incident().incident())
                .toList();
        Tallies exported = Tallies.of(incidents.stream()
                .filter(incident -> incident.source() instanceof Source.Exported)
                .toList());
        Tallies typed = Tallies.of(incidents.stream()
                .filter(incident -> incident.source() instanceof Source.Typed)
                .toList());
        if (exported.total() == 0 || typed.total() == 0) {
            return List.of(new Counted("", exported.total() == 0 ? typed : exported));
        }
        return List.of(
                new Counted(draft.say("numbers.exported"), exported), new Counted(draft.say("numbers.typed"), typed));
    }

    private static void charts(Html body, Counted source, Draft draft) {
        String of = source.source().isEmpty() ? "" : draft.say("numbers.of", source.source());
        Html hours = body.add("div", "figure");
        hours.add("h3").say(draft.say("numbers.byHour") + of);
        CallCharts.byHour(hours, source.tallies().callsByHour());
        hours.add("p", "note").say(draft.say("numbers.byHour.note"));
        Html days = body.add("div", "figure");
        days.add("h3").say(draft.say("numbers.byDay") + of);
        CallCharts.byDay(days, source.tallies().callsByDay(), draft);
        days.add("p", "note").say(draft.say("numbers.byDay.note"));
    }

    private static int count(Tallies tallies, Kind kind) {
        return tallies.byKind().getOrDefault(kind, 0);
    }

    private static void row(
            Rows rows, String label, List<Counted> sources, ToIntFunction<Tallies> figure, Draft draft) {
        rows.row(
                label,
                sources.stream()
                        .map(source -> (source.source().isEmpty() ? "" : source.source() + " ")
                                + draft.say("numbers.times", figure.applyAsInt(source.tallies())))
                        .collect(Collectors.joining(draft.say("numbers.beside"))));
    }
}
