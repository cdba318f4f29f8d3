package org.cunzheng.packet.pdf;

/** The statement of truth with an empty line to sign on; nobody but the complainant signs it. */
final class StatementSection implements Section {
    @Override
    public String name() {
        return "statement";
    }

    @Override
    public void write(Html body, Draft draft) {
        Html block = body.add("div", "oath");
        block.add("p").say(draft.say("statement.text"));
        Html table = block.add("table", "signature");
        Html signature = table.add("tr");
        signature.add("th").say(draft.say("statement.complainant"));
        signature.add("td").say("\u3000");
        Html date = table.add("tr");
        date.add("th").say(draft.say("statement.date"));
        date.add("td").say(draft.say("statement.date.blank"));
        block.add("p", "note").say(draft.say("statement.unsigned"));
    }
}
