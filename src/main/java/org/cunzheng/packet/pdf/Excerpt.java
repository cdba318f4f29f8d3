package org.cunzheng.packet.pdf;

import org.cunzheng.custody.EntryId;

/**
 * How much of a text is printed.
 *
 * @param until offset after the last code unit printed
 * @param printed how many code points those are
 * @param length code points of the whole text
 */
record Excerpt(int until, int printed, int length) {
    /** The most code points printed of one text: some twenty pages. */
    static final int MOST = 20_000;

    /** The most code points printed of a name or a number. */
    static final int MOST_OF_NAME = 200;

    static Excerpt of(String text, int most) {
        int length = text.codePointCount(0, text.length());
        int printed = Math.min(most, length);
        return new Excerpt(text.offsetByCodePoints(0, printed), printed, length);
    }

    boolean isWhole() {
        return printed == length;
    }

    /** Under an excerpt: how much it is, and where the whole text is. */
    void tell(Html under, EntryId entry, Draft draft) {
        if (!isWhole()) {
            under.add("div", "fact-about").say(draft.say("words.shortened", printed, length, entry));
        }
    }

    /** A name, or its beginning with the length of the whole. */
    static String name(String name, Wording wording) {
        Excerpt excerpt = of(name, MOST_OF_NAME);
        return excerpt.isWhole()
                ? name
                : wording.say("name.shortened", name.substring(0, excerpt.until), excerpt.length);
    }
}
