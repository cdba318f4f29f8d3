package org.cunzheng.packet.pdf;

import java.util.Collection;
import java.util.stream.Collectors;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Withheld;

/** What kinds of things are withheld, how many, and how the whole can be checked all the same. */
final class WithheldSection implements Section {
    static final String NAME = "withheld";

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
        body.add("p").say(draft.say("withheld.intro", withheld.fieldCount(), withheld.fileCount()));
        Html table = body.add("table", "grid withheld-parts");
        Html head = table.add("thead").add("tr");
        head.add("th").say(draft.say("withheld.what"));
        head.add("th", "pages").say(draft.say("withheld.count"));
        Html rows = table.add("tbody");
        withheld.fields().forEach((part, count) -> row(rows, draft.say("part", part), "withheld.fields", count, draft));
        row(rows, draft.say("withheld.listed"), "withheld.files", withheld.listedFiles(), draft);
        row(rows, draft.say("withheld.unlisted"), "withheld.files", withheld.unlistedFiles(), draft);
        body.add("p").say(draft.say("withheld.where", exhibits(draft)));
        body.add("p").say(draft.say("withheld.check"));
        body.add("p").say(draft.say("withheld.counts"));
    }

    private static void row(Html rows, String what, String unit, int count, Draft draft) {
        if (count > 0) {
            Html row = rows.add("tr");
            row.add("td").say(what);
            row.add("td", "pages").say(draft.say(unit, count));
        }
    }

    private static long exhibits(Draft draft) {
        return draft.packet().exhibits().stream()
                .map(Exhibit::withheld)
                .filter(parts -> !parts.isEmpty())
                .count();
    }
}
