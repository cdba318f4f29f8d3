package org.cunzheng.classify.text;

import com.github.houbb.opencc4j.support.data.impl.TSCharData;

/** Traditional characters and their simplified forms, one for one. */
final class TraditionalScript {
    private TraditionalScript() {}

    /** The simplified form of each UTF-16 unit, itself where it has none. */
    static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        new TSCharData().data().getDataMap().forEach((traditional, simple) -> {
            String first = simple.isEmpty() ? "" : simple.getFirst();
            if (traditional.length() == 1 && first.length() == 1) {
                table[traditional.charAt(0)] = first.charAt(0);
            }
        });
        return table;
    }
}
