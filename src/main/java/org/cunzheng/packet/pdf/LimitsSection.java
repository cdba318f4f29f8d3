package org.cunzheng.packet.pdf;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.evidence.Grade;
import org.cunzheng.evidence.Moment;
import org.cunzheng.packet.Exhibit;

/** What the packet does not prove; written last, when it is known which characters could not be drawn. */
final class LimitsSection implements Section {
    private final VisibleText visible;

    LimitsSection(VisibleText visible) {
        this.visible = visible;
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public void write(Html body, Draft draft) {
        body.add("p").say(draft.say("limits.intro"));
        Html list = body.add("ol");
        List<Exhibit> exhibits = draft.packet().exhibits();
        long claimed = exhibits.stream()
                .filter(exhibit -> exhibit.incident().incident().occurred().origin() == Moment.Origin.CLAIMED)
                .count();
        if (claimed > 0) {
            list.add("li").say(draft.say("limits.claimed", claimed));
        }
        long typed = exhibits.stream()
                .filter(exhibit -> exhibit.incident().incident().grade() == Grade.TYPED_FROM_MEMORY)
                .count();
        if (typed > 0) {
            list.add("li").say(draft.say("limits.typed", typed));
        }
        for (String key : List.of("limits.hash", "limits.clock", "limits.selection", "limits.owner")) {
            list.add("li").say(draft.say(key));
        }
        long begun = exhibits.stream()
                .map(exhibit -> exhibit.incident().incident().text())
                .filter(text -> !Excerpt.of(text, Excerpt.MOST).isWhole())
                .count();
        if (begun > 0) {
            list.add("li").say(draft.say("limits.begun", begun, Excerpt.MOST));
        }
        notDrawn(list, draft);
        written(list, draft);
    }

    private static void notDrawn(Html list, Draft draft) {
        if (draft.pictures().all().values().stream().noneMatch(Picture.NotDrawn.class::isInstance)) {
            return;
        }
        Html item = list.add("li").say(draft.say("limits.notDrawn"));
        draft.pictures().all().forEach((place, picture) -> {
            if (picture instanceof Picture.NotDrawn notDrawn) {
                Exhibit exhibit = draft.packet().exhibits().get(place.exhibit() - 1);
                item.add("div", "limit-item")
                        .say(draft.say(
                                "limits.notDrawn.item",
                                draft.say("number.file", place.exhibit(), place.file()),
                                draft.fileName(exhibit.files().get(place.file() - 1)),
                                notDrawn.reason()));
            }
        });
    }

    private void written(Html list, Draft draft) {
        SortedMap<Integer, Integer> written = new TreeMap<>(visible.written());
        if (written.isEmpty()) {
            return;
        }
        Html item = list.add("li").say(draft.say("limits.written", written.size()));
        written.forEach((codePoint, times) -> item.add("div", "limit-item")
                .say(draft.say("limits.written.item", VisibleText.nameOf(codePoint), times)));
    }
}
