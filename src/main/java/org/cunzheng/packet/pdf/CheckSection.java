package org.cunzheng.packet.pdf;

import java.util.Base64;
import org.cunzheng.evidence.Original;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.ExhibitFile;
import org.cunzheng.qr.QrCode;

/** How a stranger checks the packet, with a standard tool and with ours. */
final class CheckSection implements Section {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public void write(Html body, Draft draft) {
        ComplaintPacket.LogState log = draft.packet().log();
        body.add("p").say(draft.say("check.intro"));
        body.add("h3").say(draft.say("check.files.heading"));
        body.add("p").say(draft.say("check.files.text"));
        body.add("div", "command").say(draft.say("check.files.command"));
        body.add("p").say(draft.say("check.files.windows"));
        body.add("div", "command").say(draft.say("check.files.windows.command"));
        if (draft.packet().exhibits().stream().anyMatch(CheckSection::saysSm3)) {
            body.add("p").say(draft.say("check.sm3"));
            body.add("div", "command").say(draft.say("check.sm3.command"));
        }
        body.add("h3").say(draft.say("check.packet.heading"));
        body.add("p").say(draft.say("check.page"));
        body.add("p").say(draft.say("check.packet.text"));
        body.add("div", "command").say(draft.say("check.packet.command"));
        body.add("p").say(draft.say("check.log", log.size()));
        body.add("div", "command").say(log.root().hex());
        if (!log.note().isEmpty()) {
            body.add("p").say(draft.say("check.note"));
            Html note = body.add("div", "command");
            log.note()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> note.add("div").say(line));
            body.add("p").say(draft.say("check.key"));
            body.add("div", "command").say(log.verifierKey());
            body.add("p").say(draft.say("check.code"));
            body.add("img", "code").set("src", image(QrCode.of(log.note()))).set("alt", draft.say("check.code.alt"));
        }
        if (!log.erased().isEmpty()) {
            body.add("p").say(draft.say("check.erased", log.erased().size()));
        }
        body.add("h3").say(draft.say("check.meaning.heading"));
        body.add("p").say(draft.say("check.meaning.text"));
    }

    /** Whether the SM3 of a file of it is printed in the list. */
    private static boolean saysSm3(Exhibit exhibit) {
        return exhibit.files().stream().anyMatch(file -> switch (file) {
            case ExhibitFile.Given(Original original, var _) -> original.sm3().isPresent();
            case ExhibitFile.LeftOut(Original original) -> original.sm3().isPresent();
            case ExhibitFile.Unlisted _ -> false;
        });
    }

    private static String image(QrCode code) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(code.png());
    }
}
