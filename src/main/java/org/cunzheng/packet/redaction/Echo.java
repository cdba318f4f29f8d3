package org.cunzheng.packet.redaction;

import java.util.Locale;

/** Whether a name tells a number, or a number a name: phones call whom they do not know by the number. */
final class Echo {
    private Echo() {}

    static boolean of(String name, String number) {
        String one = letters(name);
        String other = letters(number);
        return !one.isEmpty() && !other.isEmpty() && (one.contains(other) || other.contains(one));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
