package org.cunzheng.packet.pdf;

import java.time.LocalDate;
import java.util.Optional;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.redaction.Part;

/** What happened, day by day, the words exactly as they were. */
final class FactsSection implements Section {
    private static final int WHOLE_UP_TO = 300;

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public void write(Html body, Draft draft) {
        body.add("p", "note intro").say(draft.say("facts.intro"));
        Optional<LocalDate> day = Optional.empty();
        for (Exhibit exhibit : draft.packet().exhibits()) {
            LocalDate today = exhibit.incident().incident().occurred().localDay();
            if (!day.equals(Optional.of(today))) {
                day = Optional.of(today);
                body.add("h3", "day")
                        .say(Times.day(today) + "　"
                                + draft.say(
                                        "facts.weekday." + today.getDayOfWeek().getValue()));
            }
            fact(body.add("div", "fact"), exhibit, draft);
        }
    }

    private static void fact(Html fact, Exhibit exhibit, Draft draft) {
        Incident incident = exhibit.incident().incident();
        Html line = fact.add("div", "fact-line");
        line.add("span", "fact-time").say(Times.clock(incident.occurred().at()));
        line.add("b").say(draft.say("kind", incident.kind()));
        line.say("　" + draft.parties(exhibit));
        String call = draft.call(incident);
        if (!call.isEmpty()) {
            line.say("　" + call);
        }
        if (exhibit.withholdsWords()) {
            fact.add("div", "words").blackOut(draft.say("withheld.words"));
        } else if (!incident.text().isBlank()) {
            words(fact, exhibit, draft);
        }
        Html about = fact.add("div", "fact-about");
        about.say(Times.zone(incident.occurred().at()) + "　"
                + draft.say("origin", incident.occurred().origin()) + "　");
        if (!incident.originals().isEmpty()) {
            about.say(draft.say("facts.files", incident.originals().size()) + "　");
        }
        Html link = about.link(ExhibitsSection.id(exhibit.number()));
        link.say(draft.say("facts.exhibit", exhibit.number()) + "，" + draft.say("facts.atPage"));
        link.pageOf(ExhibitsSection.id(exhibit.number()));
        link.say(draft.say("facts.atPage.after"));
        if (exhibit.incident().standing() instanceof Standing.Correcting correcting) {
            fact.add("div", "fact-about")
                    .say(draft.say(
                            "facts.correcting",
                            exhibit.withholds(Part.CORRECTION_REASONS)
                                    ? draft.say("withheld.mark")
                                    : correcting.reason()));
        }
    }

    private static void words(Html fact, Exhibit exhibit, Draft draft) {
        String text = exhibit.incident().incident().text();
        Excerpt excerpt = Excerpt.of(text, WHOLE_UP_TO);
        Marks.write(fact.add("div", "words"), text, draft.marks(exhibit), excerpt.until());
        if (Excerpt.of(text, Excerpt.MOST).isWhole()) {
            if (!excerpt.isWhole()) {
                fact.add("div", "fact-about")
                        .say(draft.say("facts.shortened", WHOLE_UP_TO, excerpt.length(), exhibit.number()));
            }
        } else {
            excerpt.tell(fact, exhibit.incident().id(), draft);
        }
    }
}
