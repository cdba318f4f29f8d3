package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.List;

/** Marks what stands in quotation marks after a word of reporting: such words are told, not said. */
final class Quotations {
    private static final int LONGEST = 200;
    private static final int LEAD = 8;

    private final List<String> reporting = new ArrayList<>();
    private final List<String> publishing = new ArrayList<>();

    Quotations() {
        for (String line : DataFile.lines("words/quotation.txt")) {
            List<String> parts = List.of(DataFile.parts(line));
            (parts.getFirst().equals("reporting:") ? reporting : publishing).addAll(parts.subList(1, parts.size()));
        }
    }

    /** Says whether it marked any. */
    boolean mute(FoldedText text, boolean[] muted) {
        int open = -1;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                continue;
            }
            if (open < 0 || i - open > LONGEST) {
                open = i;
                continue;
            }
            if (isReported(text, open)) {
                any = true;
                for (int j = open; j <= i; j++) {
                    muted[j] = true;
                }
            }
            open = -1;
        }
        return any;
    }

    private boolean isReported(FoldedText text, int open) {
        String lead = text.subSequence(Math.max(0, open - LEAD), open).toString();
        return reporting.stream().anyMatch(lead::contains)
                && publishing.stream().noneMatch(lead::contains);
    }
}
