package org.cunzheng.packet.pdf;

/** What the complainant asks for, in her own words. */
final class RequestsSection implements Section {
    @Override
    public String name() {
        return "requests";
    }

    @Override
    public void write(Html body, Draft draft) {
        Html list = body.add("ol");
        draft.packet().requests().forEach(request -> list.add("li").say(request));
    }
}
