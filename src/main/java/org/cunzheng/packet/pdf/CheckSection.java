package org.cunzheng.packet.pdf;

import org.cunzheng.packet.ComplaintPacket;

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
        body.add("h3").say(draft.say("check.packet.heading"));
        body.add("p").say(draft.say("check.packet.text"));
        body.add("div", "command").say(draft.say("check.packet.command"));
        body.add("p").say(draft.say("check.log", log.size()));
        body.add("div", "command").say(log.root().hex());
        if (!log.note().isEmpty()) {
            body.add("p").say(draft.say("check.note"));
            log.note()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> body.add("div", "command").say(line));
            body.add("div", "command").say(log.verifierKey());
        }
        body.add("h3").say(draft.say("check.meaning.heading"));
        body.add("p").say(draft.say("check.meaning.text"));
    }
}
