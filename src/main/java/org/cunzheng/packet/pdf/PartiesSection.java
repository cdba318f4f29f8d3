package org.cunzheng.packet.pdf;

import java.util.Set;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.Collector;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.packet.redaction.Part;

/** Who complains of whom, and what was borrowed, as the complainant tells it. */
final class PartiesSection implements Section {
    @Override
    public String name() {
        return "parties";
    }

    @Override
    public void write(Html body, Draft draft) {
        CaseDetails details = draft.packet().details();
        body.add("h3").say(draft.say("parties.complainant"));
        new Rows(body.add("table", "rows"))
                .row(
                        draft.say("parties.name"),
                        details.complainantName().isBlank()
                                ? draft.say("parties.name.missing")
                                : details.complainantName());
        body.add("h3").say(draft.say("parties.respondent"));
        Rows respondent = new Rows(body.add("table", "rows"));
        String notTold = draft.say("parties.notTold");
        respondent.row(draft.say("parties.lender"), details.lender().isBlank() ? notTold : details.lender());
        respondent.row(draft.say("parties.lenderKind"), draft.say("lenderKind", details.lenderKind()));
        respondent.row(draft.say("parties.appBrand"), details.appBrand());
        respondent.row(draft.say("parties.assignee"), details.assignee());
        respondent.row(draft.say("parties.product"), details.product());
        respondent.row(
                draft.say("parties.sumReceived"),
                details.sumReceived().isBlank() ? "" : draft.say("parties.sumReceived.text", details.sumReceived()));
        respondent.row(draft.say("parties.borrowedOn"), details.borrowedOn());
        respondent.row(draft.say("parties.dueOn"), details.dueOn());
        respondent.row(draft.say("parties.agreedTerms"), details.agreedTerms());
        respondent.row(
                draft.say("parties.contactHours"),
                switch (details.contactHours()) {
                    case ContactHours.NothingAgreed _ -> draft.say("parties.contactHours.nothing");
                    case ContactHours.Agreed agreed ->
                        draft.say("parties.contactHours.agreed", agreed.from(), agreed.until());
                    case ContactHours.NotKnown _ -> draft.say("parties.contactHours.notKnown");
                });
        if (!details.collectors().isEmpty()) {
            body.add("h3").say(draft.say("parties.collectors"));
            collectors(body.add("table", "grid"), draft);
        }
        body.add("p", "note").say(draft.say("parties.reservation"));
    }

    private static void collectors(Html table, Draft draft) {
        Html head = table.add("thead").add("tr");
        head.add("th").say(draft.say("parties.collector.name"));
        head.add("th").say(draft.say("parties.collector.number"));
        head.add("th").say(draft.say("parties.collector.agency"));
        Html rows = table.add("tbody");
        for (Collector collector : draft.packet().details().collectors()) {
            Html row = rows.add("tr");
            told(row.add("td"), collector.name(), Part.COLLECTOR_NAMES, draft);
            told(row.add("td"), collector.number(), Part.COLLECTOR_NUMBERS, draft);
            told(row.add("td"), collector.agency(), Part.COLLECTOR_NAMES, draft);
        }
    }

    /** A column is withheld as a whole, and beside it what says the same: it does not show who has a number and who has none. */
    private static void told(Html cell, String text, Part part, Draft draft) {
        Set<Part> chosen = draft.packet().withheld().chosen();
        boolean beside = chosen.contains(Part.COLLECTOR_NAMES) || chosen.contains(Part.COLLECTOR_NUMBERS);
        if (chosen.contains(part) || (beside && text.isBlank())) {
            cell.blackOut(draft.say("withheld.bar"));
        } else {
            cell.say(text);
        }
    }
}
