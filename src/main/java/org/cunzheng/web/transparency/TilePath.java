package org.cunzheng.web.transparency;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Tile;

/**
 * Which tile an address names: {@code L/N} or {@code L/N.p/W}, with the index in groups of three digits, all but the last with
 * an {@code x} before them, as in {@code 0/x001/x234/067.p/8} (C2SP tlog-tiles).
 *
 * @param level from 0; {@link #ENTRIES} for what the leaves are the hashes of
 * @param width 1 to 256
 */
record TilePath(int level, long index, int width) {
    static final int ENTRIES = -1;

    /** Five groups hold every index that a level of a log may have. */
    private static final Pattern FORM = Pattern.compile(
            "(?<level>0|[1-9][0-9]?|entries)/(?<index>(?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    static Optional<TilePath> parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches() || form.group("index").startsWith("x000")) {
            return Optional.empty();
        }
        int level = form.group("level").equals("entries") ? ENTRIES : Integer.parseInt(form.group("level"));
        long index = Long.parseLong(form.group("index").replace("x", "").replace("/", ""));
        int width = form.group("width") == null ? Tile.WIDTH : Integer.parseInt(form.group("width"));
        if (level > 7 || width > Tile.WIDTH || (form.group("width") != null && width == Tile.WIDTH)) {
            return Optional.empty();
        }
        return Optional.of(new TilePath(level, index, width));
    }

    boolean isEntries() {
        return level == ENTRIES;
    }
}
