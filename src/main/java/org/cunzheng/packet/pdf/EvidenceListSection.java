package org.cunzheng.packet.pdf;

import java.util.stream.Collectors;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Direction;
import org.cunzheng.evidence.Original;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.ExhibitFile;

/** The list of evidence with the columns of the courts' form (证据规定第十九条), and the digests. */
final class EvidenceListSection implements Section {
    @Override
    public String name() {
        return "list";
    }

    /** The name of an exhibit's row, for the link back. */
    static String id(int exhibit) {
        return "row-" + exhibit;
    }

    @Override
    public void write(Html body, Draft draft) {
        int files = draft.packet().exhibits().stream()
                .mapToInt(exhibit -> exhibit.files().size())
                .sum();
        body.add("p", "note intro")
                .say(draft.say("list.summary", draft.packet().exhibits().size(), files));
        if (!draft.packet().log().erased().isEmpty()) {
            body.add("p", "note").say(erased(draft));
        }
        Html table = body.add("table", "grid list");
        Html head = table.add("thead").add("tr");
        head.add("th", "number").say(draft.say("list.number"));
        head.add("th", "pages").say(draft.say("list.page"));
        head.add("th", "name").say(draft.say("list.name"));
        head.add("th", "source").say(draft.say("list.source"));
        head.add("th", "proves").say(draft.say("list.proves"));
        Html rows = table.add("tbody");
        for (Exhibit exhibit : draft.packet().exhibits()) {
            exhibit(rows.add("tr").id(id(exhibit.number())), exhibit, draft);
            for (int file = 1; file <= exhibit.files().size(); file++) {
                file(rows.add("tr"), exhibit, file, draft);
            }
        }
    }

    private static String erased(Draft draft) {
        ComplaintPacket.LogState log = draft.packet().log();
        String by = log.erased().values().stream()
                .distinct()
                .map(log::place)
                .sorted()
                .map(place -> Long.toString(place))
                .collect(Collectors.joining(draft.say("list.and")));
        return draft.say("list.erased", log.erased().size(), by);
    }

    private static void exhibit(Html row, Exhibit exhibit, Draft draft) {
        Incident incident = exhibit.incident().incident();
        row.add("td", "number")
                .link(ExhibitsSection.id(exhibit.number()))
                .say(draft.say("facts.exhibit", exhibit.number()));
        row.add("td", "pages").pagesOf(ExhibitsSection.id(exhibit.number()), ExhibitsSection.endId(exhibit.number()));
        Html name = row.add("td", "name");
        name.say(draft.say("kind", incident.kind()));
        name.add("div", "small")
                .say(Times.day(incident.occurred().localDay()) + " "
                        + Times.clock(incident.occurred().at()));
        halves(name.add("div", "hash"), exhibit.incident().commitment().hex());
        row.add("td", "source")
                .say(draft.source(incident))
                .add("div", "small")
                .say(draft.say("grade", incident.grade()));
        Html proves = row.add("td", "proves");
        proves.say(draft.say(
                incident.direction() == Direction.FROM_COLLECTOR ? "list.proves.received" : "list.proves.sent",
                draft.collector(exhibit),
                Times.day(incident.occurred().localDay()),
                draft.say("kind", incident.kind()),
                draft.addressee(exhibit)));
        String suspected = draft.suspected(exhibit);
        if (!suspected.isEmpty()) {
            proves.add("div").say(draft.say("list.proves.suspected", suspected));
        }
    }

    private static void file(Html row, Exhibit exhibit, int number, Draft draft) {
        ExhibitFile file = exhibit.files().get(number - 1);
        Pictures.Place place = new Pictures.Place(exhibit.number(), number);
        row.set("class", "file");
        row.add("td", "number").say(draft.say("number.file", exhibit.number(), number));
        Html pages = row.add("td", "pages");
        switch (draft.pictures().at(place)) {
            case Picture.Drawn _ -> pages.pagesOf(place.id(), place.endId());
            case Picture.NotDrawn _ -> pages.say(draft.say("exhibit.file.listed"));
            case Picture.Withheld _ -> pages.say(draft.say("list.withheld"));
        }
        Html name = row.add("td", "name");
        name.say(draft.say("list.file", draft.fileName(file)));
        switch (file) {
            case ExhibitFile.Given(Original original, var _) -> digests(name, original);
            case ExhibitFile.LeftOut(Original original) -> digests(name, original);
            case ExhibitFile.Unlisted _ -> {}
        }
        row.add("td", "source").say(draft.say("source.file"));
        row.add("td", "proves").say(draft.say("list.proves.file", exhibit.number()));
    }

    private static void digests(Html cell, Original original) {
        hash(cell, "SHA-256", original.digest().hex());
        original.sm3().ifPresent(sm3 -> hash(cell, "SM3", sm3.hex()));
    }

    private static void hash(Html cell, String kind, String hex) {
        Html hash = cell.add("div", "hash");
        hash.say(kind);
        hash.add("br");
        halves(hash, hex);
    }

    private static void halves(Html hash, String hex) {
        hash.say(hex.substring(0, hex.length() / 2));
        hash.add("br");
        hash.say(hex.substring(hex.length() / 2));
    }
}
