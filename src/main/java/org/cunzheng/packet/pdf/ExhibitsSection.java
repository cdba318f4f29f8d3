package org.cunzheng.packet.pdf;

import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Source;
import org.cunzheng.packet.Exhibit;

/** Each exhibit: what is known of it, its words, its files, and its pictures on pages of their own. */
final class ExhibitsSection implements Section {
    /** Code units of text with which an exhibit still fits half a page, and so is kept in one piece. */
    private static final int SHORT = 400;

    @Override
    public String name() {
        return "exhibits";
    }

    /** The name of the place where an exhibit begins. */
    static String id(int exhibit) {
        return "exhibit-" + exhibit;
    }

    /** The name of the place where it ends. */
    static String endId(int exhibit) {
        return "exhibit-end-" + exhibit;
    }

    /** What it is called in the outline. */
    static String title(Exhibit exhibit, Draft draft) {
        Incident incident = exhibit.incident().incident();
        return draft.say("exhibit.heading", exhibit.number()) + "　" + draft.say("kind", incident.kind()) + "　"
                + Times.day(incident.occurred().localDay()) + " "
                + Times.clock(incident.occurred().at());
    }

    @Override
    public void write(Html body, Draft draft) {
        for (Exhibit exhibit : draft.packet().exhibits()) {
            Html block = body.add("div", isShort(exhibit) ? "exhibit short" : "exhibit")
                    .add("div");
            Html head = block.add("div", "exhibit-head");
            Html title = head.add("h3", "exhibit-title").id(id(exhibit.number()));
            ExhibitFiles.back(title.add("span", "back-beside"), exhibit, draft);
            title.say(title(exhibit, draft));
            known(new Rows(head.add("table", "rows")), exhibit, draft);
            words(block, exhibit, draft);
            if (ExhibitFiles.write(block, exhibit, draft)) {
                ExhibitFiles.pages(body, exhibit, draft);
            } else {
                // A place is looked up by where it ends.
                block.id(endId(exhibit.number()));
            }
        }
    }

    private static boolean isShort(Exhibit exhibit) {
        return exhibit.files().isEmpty() && exhibit.incident().incident().text().length() <= SHORT;
    }

    private static void known(Rows rows, Exhibit exhibit, Draft draft) {
        LoggedIncident logged = exhibit.incident();
        Incident incident = logged.incident();
        rows.row(
                draft.say("exhibit.occurred"),
                Times.full(incident.occurred().at()) + "　"
                        + draft.say("origin", incident.occurred().origin()));
        rows.row(draft.say("exhibit.parties"), draft.parties(exhibit));
        rows.row(draft.say("exhibit.call"), draft.call(incident));
        rows.row(
                draft.say("exhibit.source"),
                draft.say("exhibit.source.text", draft.source(incident), draft.say("grade", incident.grade())));
        if (incident.source() instanceof Source.Exported exported) {
            rows.row(draft.say("exhibit.item"), draft.say("exhibit.item.text", exported.item(), exported.offset()));
        }
        rows.row(draft.say("exhibit.recorded"), draft.say("exhibit.recorded.text", Times.full(logged.recordedAt())));
        rows.row(
                draft.say("exhibit.entry"),
                draft.say(
                        "exhibit.entry.text", logged.id(), draft.packet().log().place(logged.id())));
        rows.hash(draft.say("exhibit.commitment"), logged.commitment().hex());
        rows.row(draft.say("exhibit.withheld"), WithheldSection.said(exhibit.withheld(), draft));
    }

    private static void words(Html block, Exhibit exhibit, Draft draft) {
        Incident incident = exhibit.incident().incident();
        if (exhibit.withholdsWords()) {
            block.add("div", "label").say(draft.say("exhibit.words", incident.kind()));
            block.add("div", "words").blackOut(draft.say("withheld.words"));
            return;
        }
        if (incident.text().isBlank() && incident.kind() == Kind.CALL) {
            return;
        }
        Excerpt excerpt = Excerpt.of(incident.text(), Excerpt.MOST);
        block.add("div", incident.text().length() <= SHORT ? "label" : "label flowing")
                .say(draft.say(excerpt.isWhole() ? "exhibit.words" : "exhibit.words.begin", incident.kind()));
        if (incident.text().isBlank()) {
            block.add("div", "words").say(draft.say("exhibit.words.none"));
        } else {
            Marks.write(block.add("div", "words whole"), incident.text(), draft.marks(exhibit), excerpt.until());
            excerpt.tell(block, exhibit.incident().id(), draft);
        }
    }
}
