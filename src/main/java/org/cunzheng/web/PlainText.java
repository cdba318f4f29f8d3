package org.cunzheng.web;

import java.util.function.IntPredicate;

/** What a text of a plain column may hold. The words of an entry may hold anything; they are sealed escaped. */
public final class PlainText {
    private static final IntPredicate CONTROL = unit -> unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r';

    private PlainText() {}

    public static boolean hasControls(String text) {
        return text.chars().anyMatch(CONTROL);
    }

    /** The name of a file without what nobody typed. */
    public static String fileName(String sent) {
        return sent.codePoints()
                .filter(CONTROL.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
