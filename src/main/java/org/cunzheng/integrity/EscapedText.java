package org.cunzheng.integrity;

import java.util.HexFormat;

/**
 * The reversible form of strings that JSON in UTF-8 cannot carry: {@code \} becomes {@code \\}, an unpaired surrogate or
 * U+0000 becomes {@code \}{@code uXXXX} with upper-case digits. Legal strings are never escaped.
 */
final class EscapedText {
    static final String NAME = "escaped";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private EscapedText() {}

    static String legalName(String name) {
        if (!isLegal(name)) {
            throw new IllegalArgumentException("a member's name has an unpaired surrogate or U+0000");
        }
        if (name.equals(NAME)) {
            throw new IllegalArgumentException("no member may be named 'escaped': that form marks escaped strings");
        }
        return name;
    }

    static boolean isLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (!startsPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean startsPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\\') {
                escaped.append("\\\\");
            } else if (startsPair(text, i)) {
                escaped.append(unit).append(text.charAt(++i));
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                escaped.append("\\u").append(HEX.toHexDigits(unit));
            } else {
                escaped.append(unit);
            }
        }
        return escaped.toString();
    }

    /** The inverse of {@link #escape} on its image; the caller compares {@code escape(unescape(x))} with x. */
    static String unescape(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char unit = escaped.charAt(i);
            if (unit != '\\') {
                text.append(unit);
            } else if (escaped.startsWith("\\\\", i)) {
                text.append('\\');
                i++;
            } else if (escaped.startsWith("\\u", i) && i + 6 <= escaped.length()) {
                text.append((char) HexFormat.fromHexDigits(escaped, i + 2, i + 6));
                i += 5;
            } else {
                throw new IllegalArgumentException("an escaped string has a lone backslash");
            }
        }
        return text.toString();
    }
}
