package org.cunzheng.packet.pdf;

import java.util.List;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.Collector;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.redaction.Part;

/** The first page: who complains of whom, and what the packet was made from. */
final class Cover {
    void write(Html page, Draft draft) {
        ComplaintPacket packet = draft.packet();
        CaseDetails details = packet.details();
        page.add("div", "cover-title").say(draft.say("cover.title"));
        page.add("div", "cover-subtitle").say(draft.say("cover.subtitle"));
        Rows main = new Rows(page.add("table", "cover-rows"));
        main.row(
                draft.say("cover.complainant"),
                details.complainantName().isBlank() ? draft.say("parties.name.missing") : details.complainantName());
        main.row(draft.say("cover.respondent"), draft.respondent());
        main.row(draft.say("cover.collectors"), agencies(draft));
        main.row(
                draft.say("cover.entries"),
                draft.say("cover.entries.count", packet.exhibits().size()));
        main.row(draft.say("cover.recipient"), packet.withheld().recipient());
        main.row(draft.say("cover.made"), Times.full(packet.createdAt()));
        page.add("p", "cover-notice").say(draft.say("cover.notice"));
        if (!packet.withheld().isNothing()) {
            Html withheld = page.add("p", "cover-withheld");
            withheld.say(draft.say(
                    packet.withheld().isFound() ? "cover.withheld" : "cover.withheld.chosen",
                    packet.withheld().fieldCount(),
                    packet.withheld().fileCount()));
            Html link = withheld.link(WithheldSection.NAME);
            link.say(draft.say("cover.withheld.where"));
            link.pageOf(WithheldSection.NAME);
            link.say(draft.say("cover.withheld.after"));
        }
        Html seal = page.add("div", "cover-seal");
        seal.add("div", "cover-seal-title").say(draft.say("cover.seal"));
        Rows sealed = new Rows(seal.add("table", "cover-seal-rows"));
        sealed.row(draft.say("cover.caseFile"), packet.caseFile().toString());
        sealed.row(draft.say("cover.log.size"), Long.toString(packet.log().size()));
        sealed.hash(draft.say("cover.log.root"), packet.log().root().hex());
        ComplaintPacket.Versions versions = packet.versions();
        sealed.row(
                draft.say("cover.versions"),
                draft.say(
                        "cover.versions.text",
                        versions.ruleSet(),
                        versions.lawBase(),
                        versions.template(),
                        versions.product()));
    }

    /** The same mark whether there are any or none. */
    private static String agencies(Draft draft) {
        List<Collector> collectors = draft.packet().details().collectors();
        if (!collectors.isEmpty() && draft.packet().withheld().chosen().contains(Part.COLLECTOR_NAMES)) {
            return draft.say("withheld.mark");
        }
        return collectors.stream()
                .map(Collector::agency)
                .filter(agency -> !agency.isBlank())
                .distinct()
                .collect(Collectors.joining(draft.say("list.and")));
    }
}
