package org.cunzheng.packet.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.cunzheng.packet.Exhibit;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The packet as a tree of pages, sections in order, with its contents and its outline. */
final class PacketTree {
    private static final String STYLE = "/reports/complaint/packet.css";

    private final Draft draft;
    private final VisibleText visible = new VisibleText();
    private final Document document = newDocument();
    private int numbered;

    PacketTree(Draft draft) {
        this.draft = draft;
    }

    Document build() {
        Element root = document.createElement("html");
        root.setAttribute("lang", draft.say("language"));
        document.appendChild(root);
        Html html = new Html(root, visible);
        Html head = html.add("head");
        head.add("title").say(title());
        head.add("style").say(style());
        Html outline = head.add("bookmarks");
        Html body = html.add("body");
        running(body);
        new Cover().write(body.add("div", "cover"), draft);
        Html contents = body.add("div", "contents");
        contents.add("h2").id("contents").say(draft.say("contents.heading"));
        Html entries = contents.add("table", "contents-rows");
        outline.add("bookmark").set("name", draft.say("contents.heading")).set("href", "#contents");
        List<Runnable> last = new ArrayList<>();
        for (Section section : sections()) {
            Html place = body.add("div", "section " + section.name());
            String heading = heading(section);
            place.add("h2").id(section.name()).say(heading);
            entry(entries, section, heading);
            Html bookmark = outline.add("bookmark").set("name", heading).set("href", "#" + section.name());
            if (section instanceof LimitsSection) {
                last.add(() -> section.write(place, draft));
            } else {
                section.write(place, draft);
            }
            if (section instanceof ExhibitsSection) {
                exhibits(bookmark);
            }
        }
        last.forEach(Runnable::run);
        return document;
    }

    /** The document's title; the name that the complainant gave the case is hers alone and stands nowhere. */
    String title() {
        return runningTitle() + "　" + caseFile();
    }

    private String runningTitle() {
        return draft.say("head.title", draft.respondent()).strip();
    }

    private String caseFile() {
        return draft.say("head.caseFile", draft.packet().caseFile());
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new PartiesSection());
        if (!draft.packet().requests().isEmpty()) {
            sections.add(new RequestsSection());
        }
        sections.add(new FactsSection());
        sections.add(new BreachesSection());
        sections.add(new NumbersSection());
        sections.add(new StatementSection());
        sections.add(new LimitsSection(visible));
        if (!draft.packet().withheld().isNothing()) {
            sections.add(new WithheldSection());
        }
        sections.add(new CheckSection());
        sections.add(new EvidenceListSection());
        sections.add(new ExhibitsSection());
        return sections;
    }

    private String heading(Section section) {
        String[] numerals = draft.say("section.numerals").split(" ");
        return draft.say("section.heading", numerals[numbered++], draft.say(section.name() + ".heading"));
    }

    private static void entry(Html entries, Section section, String heading) {
        Html row = entries.add("tr");
        row.add("td").link(section.name()).say(heading);
        row.add("td", "pages").pageOf(section.name());
    }

    private void exhibits(Html bookmark) {
        for (Exhibit exhibit : draft.packet().exhibits()) {
            bookmark.add("bookmark")
                    .set("name", ExhibitsSection.title(exhibit, draft))
                    .set("href", "#" + ExhibitsSection.id(exhibit.number()));
        }
    }

    private void running(Html body) {
        body.add("div", "head-left").say(shortened(runningTitle()));
        body.add("div", "head-right").say(caseFile());
        Html foot = body.add("div", "foot");
        foot.say(draft.say("foot.page.before"));
        foot.add("span", "page-number");
        foot.say(draft.say("foot.page.between"));
        foot.add("span", "page-count");
        foot.say(draft.say("foot.page.after"));
    }

    private static String shortened(String title) {
        int length = title.codePointCount(0, title.length());
        return length <= 28 ? title : title.substring(0, title.offsetByCodePoints(0, 28)) + "…";
    }

    private static String style() {
        try (InputStream in = PacketTree.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("no style sheet at " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform builds documents", e);
        }
    }
}
