package org.cunzheng.web.api;

import org.jspecify.annotations.Nullable;

/** What JSON leaves out is as if it were an empty text, as in a form. */
final class Told {
    private Told() {}

    static String text(@Nullable Object told) {
        return told == null ? "" : told.toString();
    }
}
