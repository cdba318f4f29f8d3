package org.cunzheng.packet.pdf;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Withheld;

/** What kinds of things are withheld, how many, and how the whole can be checked all the same. */
final class WithheldSection implements Section {
    static final String NAME = "withheld";

    private static final Set<Part> TABLED = EnumSet.of(Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS);

    @Override
    public String name() {
        return NAME;
    }

    /** The parts by name, in their order; empty where there are none. */
    static String said(Collection<Part> parts, Draft draft) {
        return parts.stream()
                .sorted()
                .map(part -> draft.say("part", part))
                .collect(Collectors.joining(draft.say("list.and")));
    }

    @Override
    public void write(Html body, Draft draft) {
        Withheld withheld = draft.packet().withheld();
        body.add("p")
                .say(
                        withheld.isFound()
                                ? draft.say("withheld.intro", withheld.fieldCount(), withheld.fileCount())
                                : draft.say("withheld.intro.chosen", said(withheld.chosen(), draft)));
        Html table = body.add("table", "grid withheld-parts");
        Html head = table.add("thead").add("tr");
        head.add("th").say(draft.say("withheld.what"));
        head.add("th", "pages").say(draft.say("withheld.count"));
        Html rows = table.add("tbody");
        Set<Part> parts = new TreeSet<>(withheld.chosen());
        parts.addAll(withheld.fields().keySet());
        for (Part part : parts) {
            int count = withheld.fields().getOrDefault(part, 0);
            row(
                    rows,
                    draft.say("part", part),
                    draft.say(count > 0 ? "withheld.fields" : "withheld.fields.none", count));
        }
        if (!draft.packet().details().collectors().isEmpty() && !Collections.disjoint(TABLED, withheld.chosen())) {
            row(rows, draft.say("withheld.tabled"), draft.say("withheld.tabled.columns"));
        }
        files(rows, "withheld.listed", withheld.listedFiles(), draft);
        files(rows, "withheld.unlisted", withheld.unlistedFiles(), draft);
        body.add("p").say(draft.say("withheld.where", exhibits(draft)));
        body.add("p").say(draft.say("withheld.check"));
        body.add("p").say(draft.say("withheld.counts"));
    }

    private static void files(Html rows, String what, int count, Draft draft) {
        if (count > 0) {
            row(rows, draft.say(what), draft.say("withheld.files", count));
        }
    }

    private static void row(Html rows, String what, String count) {
        Html row = rows.add("tr");
        row.add("td").say(what);
        row.add("td", "pages").say(count);
    }

    private static long exhibits(Draft draft) {
        return draft.packet().exhibits().stream()
                .map(Exhibit::withheld)
                .filter(parts -> !parts.isEmpty())
                .count();
    }
}
