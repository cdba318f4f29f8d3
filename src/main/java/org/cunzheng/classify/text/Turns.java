package org.cunzheng.classify.text;

import java.util.HashMap;
import java.util.Map;

/** Who speaks where, in a text with lines such as 坐席：… and 客户：…; only the sender's own words are judged. */
final class Turns {
    private static final int LONGEST_ROLE = 10;

    private final Map<String, Boolean> sendersByRole = new HashMap<>();

    Turns() {
        for (String line : DataFile.lines("words/roles.txt")) {
            String[] parts = DataFile.parts(line);
            for (int i = 1; i < parts.length; i++) {
                sendersByRole.put(parts[i], parts[0].equals("sender:"));
            }
        }
    }

    /** Marks the words of those who are not the sender, and says whether there are any. */
    boolean mute(FoldedText text, boolean[] muted) {
        boolean silent = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ':' && i > 0) {
                int start = roleStart(text, i);
                Boolean sender = sendersByRole.get(plainRole(text, start, i));
                if (sender != null) {
                    silent = !sender;
                    if (silent) {
                        for (int j = start; j < i; j++) {
                            muted[j] = true;
                        }
                    }
                }
            }
            muted[i] |= silent;
            any |= silent;
        }
        return any;
    }

    private static int roleStart(FoldedText text, int colon) {
        int start = colon;
        while (start > 0 && colon - start < LONGEST_ROLE && !Scripts.isPause(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The role without a number, a filler or what stands in brackets. */
    private static String plainRole(FoldedText text, int start, int end) {
        StringBuilder role = new StringBuilder();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Scripts.isHan(c) && "某甲乙丙".indexOf(c) < 0) {
                role.append(c);
            }
        }
        return role.toString();
    }
}
