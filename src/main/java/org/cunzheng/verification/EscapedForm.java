package org.cunzheng.verification;

/**
 * The form {@code {"escaped":"…"}} of a string that is not legal text: within it a backslash is doubled, and only U+0000 and
 * surrogates without their other half stand as {@code \}{@code uXXXX}, at least one of them.
 */
final class EscapedForm {
    static final String NAME = "escaped";

    private EscapedForm() {}

    static boolean isNeededAndRight(String escaped) {
        boolean needed = false;
        boolean afterHigh = false;
        int at = 0;
        while (at < escaped.length()) {
            if (escaped.charAt(at) != '\\') {
                afterHigh = false;
                at++;
            } else if (escaped.startsWith("\\\\", at)) {
                afterHigh = false;
                at += 2;
            } else {
                int unit = unit(escaped, at);
                boolean surrogate = unit >= 0xD800 && unit <= 0xDFFF;
                boolean low = surrogate && unit >= 0xDC00;
                if ((unit != 0 && !surrogate) || (low && afterHigh)) {
                    return false;
                }
                needed = true;
                afterHigh = surrogate && !low;
                at += 6;
            }
        }
        return needed;
    }

    /** The unit written at that place, or -1. */
    private static int unit(String escaped, int at) {
        if (!escaped.startsWith("\\u", at) || at + 6 > escaped.length()) {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = "0123456789ABCDEF".indexOf(escaped.charAt(i));
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
