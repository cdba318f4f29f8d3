package org.cunzheng.packet.pdf;

import java.util.List;
import java.util.Locale;
import org.cunzheng.evidence.Original;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.ExhibitFile;

/** The files of an exhibit: a table of all, and the pages of those that can be drawn. */
final class ExhibitFiles {
    private ExhibitFiles() {}

    /** Writes the table; tells whether pages of pictures are to follow. */
    static boolean write(Html block, Exhibit exhibit, Draft draft) {
        if (exhibit.files().isEmpty()) {
            return false;
        }
        block.add("div", "label").say(draft.say("exhibit.files"));
        Html table = block.add("table", "grid files");
        Html head = table.add("thead").add("tr");
        head.add("th", "number").say(draft.say("exhibit.file.number"));
        head.add("th").say(draft.say("exhibit.file.name"));
        head.add("th", "type").say(draft.say("exhibit.file.type"));
        head.add("th", "shown").say(draft.say("exhibit.file.shown"));
        Html rows = table.add("tbody");
        boolean pictures = false;
        for (int file = 1; file <= exhibit.files().size(); file++) {
            Html row = rows.add("tr");
            row.add("td", "number").say(draft.say("number.file", exhibit.number(), file));
            Html name = row.add("td");
            Html type = row.add("td", "type");
            switch (exhibit.files().get(file - 1)) {
                case ExhibitFile.Given(Original original, var _) -> known(name, type, original, draft);
                case ExhibitFile.LeftOut(Original original) -> known(name, type, original, draft);
                case ExhibitFile.Unlisted _ -> {
                    name.blackOut(draft.say("withheld.bar"));
                    type.blackOut(draft.say("withheld.bar"));
                }
            }
            Html shown = row.add("td", "shown");
            Pictures.Place place = new Pictures.Place(exhibit.number(), file);
            switch (draft.pictures().at(place)) {
                case Picture.Drawn _ -> {
                    pictures = true;
                    Html link = shown.link(place.id());
                    link.say(draft.say("exhibit.file.page"));
                    link.pagesOf(place.id(), place.endId());
                    link.say(draft.say("exhibit.file.page.after"));
                }
                case Picture.Withheld _ -> shown.say(draft.say("exhibit.file.withheld"));
                case Picture.NotDrawn notDrawn ->
                    shown.say(draft.say("exhibit.file.listed"))
                            .add("div", "small")
                            .say(notDrawn.reason());
            }
        }
        return pictures;
    }

    private static void known(Html name, Html type, Original original, Draft draft) {
        name.say(Excerpt.name(original.name(), draft.wording()));
        digests(name, original);
        type.say(original.type())
                .add("div", "small")
                .say(draft.say("exhibit.file.size", String.format(Locale.ROOT, "%,d", original.size())));
    }

    /** Leaves a page for each picture or part of one, with its caption. */
    static void pages(Html body, Exhibit exhibit, Draft draft) {
        int last = lastDrawn(exhibit, draft);
        for (int file = 1; file <= last; file++) {
            Pictures.Place place = new Pictures.Place(exhibit.number(), file);
            if (draft.pictures().at(place) instanceof Picture.Drawn drawn
                    && exhibit.files().get(file - 1) instanceof ExhibitFile.Given(Original original, var _)) {
                List<PicturePart> parts = PicturePart.of(drawn.width(), drawn.height());
                for (PicturePart part : parts) {
                    Html page = body.add("div", "picture-page");
                    caption(page, place, original, drawn, part, draft);
                    boolean end = file == last && part.number() == part.count();
                    Html back = page.add("div", "back");
                    if (end) {
                        back.id(ExhibitsSection.endId(exhibit.number()));
                    }
                    back(back, exhibit, draft);
                    page.add("div", "picture").id(place.partId(part.number())).set("style", height(part));
                }
            }
        }
    }

    private static int lastDrawn(Exhibit exhibit, Draft draft) {
        int last = 0;
        for (int file = 1; file <= exhibit.files().size(); file++) {
            if (draft.pictures().at(new Pictures.Place(exhibit.number(), file)) instanceof Picture.Drawn) {
                last = file;
            }
        }
        return last;
    }

    private static void caption(
            Html page, Pictures.Place place, Original original, Picture.Drawn drawn, PicturePart part, Draft draft) {
        Html title = page.add("div", "picture-title");
        if (part.number() == 1) {
            title.id(place.id());
        }
        title.add("b")
                .say(draft.say(
                        "picture.heading", place.exhibit(), draft.say("number.file", place.exhibit(), place.file())));
        title.say("　" + shortened(original.name()));
        Html about = page.add("div", "fact-about");
        if (part.number() == part.count()) {
            about.id(place.endId());
        }
        about.say(draft.say("picture.size", drawn.width(), drawn.height()));
        if (part.count() > 1) {
            about.say("　" + draft.say("picture.part", part.number(), part.count()));
        }
        digests(page, original);
    }

    private static void digests(Html into, Original original) {
        into.add("div", "hash").say("SHA-256 " + original.digest().hex());
        original.sm3().ifPresent(sm3 -> into.add("div", "hash").say("SM3 " + sm3.hex()));
    }

    /** Links from an exhibit back to its row in the list. */
    static void back(Html into, Exhibit exhibit, Draft draft) {
        into.link(EvidenceListSection.id(exhibit.number())).say(draft.say("exhibit.back"));
    }

    private static String height(PicturePart part) {
        return String.format(Locale.ROOT, "height:%.3fpt", part.rows() * part.pointsPerPixel());
    }

    /** A name that fits the caption's line; it stands whole in the exhibit's table. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 40 ? name : name.substring(0, name.offsetByCodePoints(0, 40)) + "…";
    }
}
